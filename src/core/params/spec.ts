/**
 * A setting described once. Its form field, URL key, validation and documentation
 * all follow from this description.
 */
export interface Described {
  readonly label: string;
  /** One sentence. */
  readonly help: string;
  /** Key in a shared link. */
  readonly urlKey: string;
}

export interface IntegerSpec extends Described {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly unit?: string;
}

export interface NumberSpec extends Described {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly default: number;
  /** How a slider spreads the range. */
  readonly scale: 'linear' | 'log';
  readonly unit?: string;
}

export interface Choice<V extends string | number> {
  readonly value: V;
  readonly label: string;
  /** One sentence, for choices that need one. */
  readonly help?: string;
}

export interface ChoiceSpec<V extends string | number> extends Described {
  readonly kind: 'choice';
  readonly options: readonly Choice<V>[];
  readonly default: V;
  readonly unit?: string;
}

export interface ToggleSpec extends Described {
  readonly kind: 'toggle';
  readonly default: boolean;
}

/** A value with a small language of its own, for which a field of its own may be drawn. */
export interface TextSpec extends Described {
  readonly kind: 'text';
  readonly default: string;
  /** Returns a sentence that says what is wrong with a text; null when it is legal. */
  readonly complaint: (text: string) => string | null;
}

export type ParamSpec =
  | IntegerSpec
  | NumberSpec
  | ChoiceSpec<string | number>
  | ToggleSpec
  | TextSpec;

export type ParamValue = string | number | boolean;

/** The type of a setting's value, derived from its description. */
export type ValueOf<S> = S extends { kind: 'choice'; options: readonly Choice<infer V>[] }
  ? V
  : S extends { kind: 'toggle' }
    ? boolean
    : S extends { kind: 'integer' | 'number' }
      ? number
      : S extends { kind: 'text' }
        ? string
        : never;

type Body<S> = Omit<S, 'kind'>;

export const integer = (spec: Body<IntegerSpec>): IntegerSpec => ({ kind: 'integer', ...spec });

export const number = (spec: Body<NumberSpec>): NumberSpec => ({ kind: 'number', ...spec });

export const text = (spec: Body<TextSpec>): TextSpec => ({ kind: 'text', ...spec });

export const toggle = (spec: Body<ToggleSpec>): ToggleSpec => ({ kind: 'toggle', ...spec });

export const choice = <const V extends string | number>(
  spec: Body<ChoiceSpec<V>>,
): ChoiceSpec<V> => ({ kind: 'choice', ...spec });
