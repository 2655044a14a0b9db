type Area = "localStorage" | "sessionStorage";

interface Kept {
  readonly read: (key: string) => string | null;
  readonly write: (key: string, value: string) => void;
  readonly drop: (key: string) => void;
}

/** A browser may refuse its storage, already by asking for it, and it may be full: then nothing is kept, and all else works. */
function keepIn(area: Area): Kept {
  const attempt = <Result>(use: (storage: Storage) => Result): Result | null => {
    try {
      return use(window[area]);
    } catch {
      return null;
    }
  };
  return {
    read: (key) => attempt((storage) => storage.getItem(key)),
    write: (key, value) => void attempt((storage) => storage.setItem(key, value)),
    drop: (key) => void attempt((storage) => storage.removeItem(key)),
  };
}

/** What holds in this browser. */
export const forBrowser = keepIn("localStorage");

/** What holds in this tab, until it is closed. */
export const forTab = keepIn("sessionStorage");
