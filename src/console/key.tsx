/** The key that presses what it stands beside; hidden while no script listens. Heard by `aria-keyshortcuts`, not by it. */
export const Key = ({ name }: { readonly name: string }) => (
  <kbd class="key" aria-hidden="true">
    {name}
  </kbd>
);
