import { describeWiring } from './testing/describeWiring';

describeWiring('base');
describeWiring('ptq');
