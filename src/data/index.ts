import type { DatasetSpec } from './dataset';
import { fashionMnist } from './fashionMnist';

/** Every dataset of the lab. */
export const datasets: readonly DatasetSpec[] = [fashionMnist];
