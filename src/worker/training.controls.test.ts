import { describeWiring } from './testing/describeWiring';

describeWiring('fp32');
describeWiring('control');
