import { describeWiring } from './testing/describeWiring';

describeWiring('qat');
