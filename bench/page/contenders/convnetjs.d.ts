declare module 'convnetjs' {
  /** A volume of values, channels innermost, with gradients beside them. */
  export class Vol {
    constructor(width: number, height: number, depth: number, fill?: number);
    w: Float64Array;
    dw: Float64Array;
  }

  export interface Layer {
    readonly layer_type: string;
    readonly filters?: Vol[];
    readonly biases?: Vol;
  }

  export class Net {
    readonly layers: Layer[];
    makeLayers(definitions: readonly Readonly<Record<string, number | string>>[]): void;
  }

  export class Trainer {
    constructor(net: Net, options: Readonly<Record<string, number | string>>);
    train(input: Vol, label: number): { readonly cost_loss: number };
  }
}
