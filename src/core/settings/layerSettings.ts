import { overrideSyntaxComplaint } from '../layerOverrides';
import { text } from '../params/spec';

/** What single layers do otherwise than the rest. */
export const layerSettings = {
  layers: text({
    label: 'Layer by layer',
    urlKey: 'layers',
    help: 'Bits of single layers, or float, and layers that QAT does not train, such as conv1.w8.a8_dense.float.',
    default: '',
    complaint: overrideSyntaxComplaint,
  }),
} as const;
