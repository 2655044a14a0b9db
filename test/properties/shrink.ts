/**
 * The shortest list found by leaving parts out that still fails, and how. The generator's own shrinking keeps to its
 * least length, and what explains a failure is mostly far shorter than that.
 */
export async function shrink<T>(
  list: readonly T[],
  fails: (list: readonly T[]) => Promise<unknown>,
): Promise<readonly T[]> {
  let kept = list;
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length;) {
      const fewer = kept.toSpliced(from, size);
      if (fewer.length > 0 && (await fails(fewer))) kept = fewer;
      else from += size;
    }
  }
  return kept;
}
