interface TabsProps {
  readonly label: string;
  readonly chosen: string;
  readonly tabs: readonly (readonly [id: string, name: string, href: string])[];
}

/** Lists beside each other, of which one is shown. */
export const Tabs = ({ label, chosen, tabs }: TabsProps) => (
  <nav aria-label={label}>
    <ul class="tabs">
      {tabs.map(([id, name, href]) => (
        <li key={id}>
          <a href={href} aria-current={id === chosen ? "page" : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
