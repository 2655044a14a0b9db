import { useDesk } from "./desk.ts";
import { LinkButton } from "./pieces.tsx";
import type { Sort } from "./types.ts";

const SORTS: readonly Sort[] = ["newest", "oldest", "top"];

interface SortsProps {
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

export function Sorts({ sort, onSort }: SortsProps) {
  const { texts } = useDesk();
  return (
    <div class="sorts" role="group" aria-label={texts.sortLabel}>
      {SORTS.map((each) => (
        <LinkButton key={each} onClick={() => onSort(each)} pressed={each === sort}>
          {texts.sorts[each]}
        </LinkButton>
      ))}
    </div>
  );
}
