/** One measured figure; `bare` is the same work without us, measured in the same run. */
export interface Figure {
  readonly figure: string
  /** The size of the book it was measured on. */
  readonly book: string
  readonly unit: 'ms' | 'documents/s'
  readonly value: number
  readonly bare: number
  /** What the bare cost is of. */
  readonly against: string
  readonly aim: string
}

const rounded = (value: number): number => Math.round(value * 100) / 100

/** Prints a figure as one JSON line, with how many times the bare cost it is. */
export function print(figure: Figure): void {
  const times = figure.unit === 'ms' ? figure.value / figure.bare : figure.bare / figure.value
  const line = { ...figure, value: rounded(figure.value), bare: rounded(figure.bare), timesBare: rounded(times) }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** The value in the middle, because a small noisy machine makes means lie. */
export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** The value below which `share` of all values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Milliseconds of one run. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Medians of two works run in turn, so that a slow moment of the machine falls on both. */
export async function inTurn(
  rounds: number,
  ours: () => unknown,
  bare: () => unknown,
): Promise<{ readonly value: number; readonly bare: number }> {
  const own: number[] = []
  const other: number[] = []
  for (let round = 0; round < rounds; round++) {
    own.push(await timed(ours))
    other.push(await timed(bare))
  }
  return { value: median(own), bare: median(other) }
}
