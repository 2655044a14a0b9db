import { useEffect, useState } from "preact/hooks";

const UUID = /^#comment-([0-9a-f-]{36})$/;

const chosenNow = (): string | undefined => UUID.exec(location.hash)?.[1];

/** The comment that the address of the page names: `#comment-ID`. */
export function useChosen(): string | undefined {
  const [chosen, setChosen] = useState(chosenNow);
  useEffect(() => {
    const follow = () => setChosen(chosenNow());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return chosen;
}

/** The address of this page, and of the comment on it. */
export const linkTo = (id: string): string => `${location.href.split("#", 1)[0]}#comment-${id}`;
