import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { internals } from './backend';

/** A WGSL program over storage buffers; its name and constants determine the text. */
export interface Program {
  readonly name: string;
  /** Whole numbers known when the program is compiled; `u32` constants of these names in the text. */
  readonly constants: Readonly<Record<string, number>>;
  /** Buffers that are only read, and the type of their elements. */
  readonly reads: Readonly<Record<string, string>>;
  /** Buffers that are written, whose old values can be read too. */
  readonly writes: Readonly<Record<string, string>>;
  /** Names of the `f32` numbers given at every dispatch, as members of `uniforms`. */
  readonly uniforms?: readonly string[];
  readonly workgroupSize: number;
  /** Returns the rest of the text, with `fn main(index: u32)`, run once for every invocation. */
  code(): string;
}

/** Returns the whole text of a program. */
export function programText(program: Program): string {
  const { constants, reads, writes, uniforms = [], workgroupSize } = program;
  const bind = (access: string, first: number) => (entry: [string, string], index: number) =>
    `@group(0) @binding(${first + index}) var<storage, ${access}> ${entry[0]}: array<${entry[1]}>;`;
  const readCount = Object.keys(reads).length;
  const bufferCount = readCount + Object.keys(writes).length;
  return [
    ...Object.entries(constants).map(([name, value]) => `const ${name} = ${value}u;`),
    ...Object.entries(reads).map(bind('read', 0)),
    ...Object.entries(writes).map(bind('read_write', readCount)),
    ...(uniforms.length > 0
      ? [
          `struct Uniforms { ${uniforms.map((name) => `${name}: f32`).join(', ')} };`,
          `@group(0) @binding(${bufferCount}) var<uniform> uniforms: Uniforms;`,
        ]
      : []),
    program.code(),
    `@compute @workgroup_size(${workgroupSize})
    fn start(
      @builtin(workgroup_id) workgroup: vec3<u32>,
      @builtin(num_workgroups) workgroups: vec3<u32>,
      @builtin(local_invocation_index) local: u32,
    ) {
      main((workgroup.y * workgroups.x + workgroup.x) * ${workgroupSize}u + local);
    }`,
  ].join('\n');
}

/** Returns what distinguishes a program from all others. */
export function programKey({ name, constants }: Program): string {
  return `quantlab ${name} ${Object.values(constants).join(' ')}`;
}

/**
 * Returns the compiled program; the first time, compiles it into tfjs's own cache, so that its
 * parallel compilation ahead of the first step serves our programs too.
 */
export function pipelineOf(
  backend: WebGPUBackend,
  program: Program,
): GPUComputePipeline | Promise<GPUComputePipeline> {
  const { pipelineCache } = internals(backend);
  const key = programKey(program);
  const cached = pipelineCache[key];
  if (cached) return cached;
  const { device } = backend;
  const descriptor: GPUComputePipelineDescriptor = {
    label: program.name,
    layout: device.createPipelineLayout({ bindGroupLayouts: [bindGroupLayout(device, program)] }),
    compute: {
      module: device.createShaderModule({ label: program.name, code: programText(program) }),
      entryPoint: 'start',
    },
  };
  const pipeline = isCompilingOnly()
    ? device.createComputePipelineAsync(descriptor)
    : device.createComputePipeline(descriptor);
  pipelineCache[key] = pipeline;
  return pipeline;
}

/** True while tfjs collects programs to compile in parallel and runs none. */
export function isCompilingOnly(): boolean {
  return tf.env().getBool('WEBGPU_ENGINE_COMPILE_ONLY');
}

function bindGroupLayout(device: GPUDevice, program: Program): GPUBindGroupLayout {
  const types: GPUBufferBindingType[] = [
    ...Object.keys(program.reads).map(() => 'read-only-storage' as const),
    ...Object.keys(program.writes).map(() => 'storage' as const),
    ...(program.uniforms ? (['uniform'] as const) : []),
  ];
  const entries = types.map((type, binding) => ({
    binding,
    visibility: GPUShaderStage.COMPUTE,
    buffer: { type },
  }));
  return device.createBindGroupLayout({ entries });
}
