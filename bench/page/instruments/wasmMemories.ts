const memories = new Set<WebAssembly.Memory>();

/** Returns the bytes of every WebAssembly memory that was made since `watchMemories`. */
export const wasmMemoryBytes = (): number =>
  [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);

/** Begins to note every WebAssembly memory, made here or exported by a module; once per worker. */
export function watchMemories(): void {
  const { Memory, instantiate, instantiateStreaming } = WebAssembly;
  WebAssembly.Memory = new Proxy(Memory, {
    construct(target, args: ConstructorParameters<typeof Memory>) {
      const memory = new target(...args);
      memories.add(memory);
      return memory;
    },
  });
  WebAssembly.instantiate = noting(instantiate);
  WebAssembly.instantiateStreaming = noting(instantiateStreaming);
}

/** Returns the function with an eye on the memories of the instances that it returns. */
function noting<F extends (...args: never[]) => Promise<unknown>>(instantiate: F): F {
  return new Proxy(instantiate, {
    async apply(target, self, args) {
      const result: unknown = await Reflect.apply(target, self, args);
      noteExports(result instanceof WebAssembly.Instance ? result : instanceOf(result));
      return result;
    },
  });
}

function instanceOf(result: unknown): WebAssembly.Instance | null {
  if (typeof result !== 'object' || result === null || !('instance' in result)) return null;
  return result.instance instanceof WebAssembly.Instance ? result.instance : null;
}

function noteExports(instance: WebAssembly.Instance | null): void {
  for (const value of Object.values(instance?.exports ?? {})) {
    if (value instanceof WebAssembly.Memory) memories.add(value);
  }
}
