type Method = (this: unknown, ...given: unknown[]) => unknown;

/** How many steps one call stands for: units of text read, or one lookup. */
type Price = (self: unknown, given: readonly unknown[], result: unknown) => number;

const one: Price = () => 1;
const lengthOfResult: Price = (_, __, result) => 1 + String(result).length;
const lengthOfSelf: Price = (self) => 1 + String(self).length;

const METERED: readonly (readonly [object, string, Price])[] = [
  [String.prototype, "charCodeAt", one],
  [String.prototype, "codePointAt", one],
  [String.prototype, "charAt", one],
  [String.prototype, "startsWith", one],
  [String.prototype, "endsWith", one],
  [String.prototype, "slice", lengthOfResult],
  [String.prototype, "toLowerCase", lengthOfSelf],
  [String.prototype, "split", lengthOfSelf],
  [String.prototype, "includes", lengthOfSelf],
  [Map.prototype, "get", one],
  [Set.prototype, "has", one],
  [Array.prototype, "push", one],
];

function priceOfExec(pattern: RegExp, from: number, { text, found }: { text: string; found: RegExpExecArray | null }) {
  const start = pattern.global || pattern.sticky ? from : 0;
  if (!found) return 1 + (pattern.sticky ? 0 : text.length - start);
  return 1 + found.index + found[0].length - start;
}

function replaceMethod(owner: object, name: string, wrap: (original: Method) => Method): () => void {
  const original = Reflect.get(owner, name) as Method;
  Object.defineProperty(owner, name, { value: wrap(original), configurable: true, writable: true });
  return () => Object.defineProperty(owner, name, { value: original, configurable: true, writable: true });
}

/**
 * Counts what running a function costs in units of text read, words looked up and things kept, by metering the built-in
 * methods that all code reads texts with. The same run always costs the same, whatever else the machine does.
 */
export function countSteps(run: () => void): number {
  let steps = 0;
  const meter = (price: Price) => (original: Method) =>
    function metered(this: unknown, ...given: unknown[]) {
      const result = original.apply(this, given);
      steps += price(this, given, result);
      return result;
    };
  const undo = METERED.map(([owner, name, price]) => replaceMethod(owner, name, meter(price)));
  undo.push(
    replaceMethod(
      RegExp.prototype,
      "exec",
      (original) =>
        function exec(this: unknown, ...given: unknown[]) {
          const pattern = this as RegExp;
          const from = pattern.lastIndex;
          const found = original.apply(this, given) as RegExpExecArray | null;
          steps += priceOfExec(pattern, from, { text: String(given[0]), found });
          return found;
        },
    ),
  );
  try {
    run();
  } finally {
    for (const restore of undo) restore();
  }
  return steps;
}
