import { useEffect, useState } from "preact/hooks";

interface Heard {
  readonly id?: string;
}

export interface Arrivals {
  readonly count: number;
  /** Something changed that cannot be counted. */
  readonly changed: boolean;
  readonly clear: () => void;
}

export interface Following {
  readonly url: string;
  /** Shown already, or the reader's own. */
  readonly isKnown: (id: string) => boolean;
  /** A comment reads differently now. */
  readonly onChanged: (id: string) => void;
  /** A comment is not to be seen any more. */
  readonly onHidden: (id: string) => void;
}

/** Hears what happens to a thread and only counts: the page moves when its reader says so. */
export function useArrivals({ url, isKnown, onChanged, onHidden }: Following): Arrivals {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [changed, setChanged] = useState(false);

  useEffect(() => {
    const source = new EventSource(url);
    const on = (name: string, hear: (heard: Heard) => void) =>
      source.addEventListener(name, (event: MessageEvent<string>) => hear(JSON.parse(event.data) as Heard));
    on("comment-published", ({ id }) => id !== undefined && setIds((now) => new Set([...now, id])));
    on("comment-hidden", ({ id }) => {
      if (id === undefined) return;
      setIds((now) => new Set([...now].filter((each) => each !== id)));
      onHidden(id);
    });
    on("thread-changed", ({ id }) => (id === undefined ? setChanged(true) : onChanged(id)));
    return () => source.close();
  }, [url]);

  const clear = () => {
    setIds(new Set());
    setChanged(false);
  };
  return { count: [...ids].filter((id) => !isKnown(id)).length, changed, clear };
}
