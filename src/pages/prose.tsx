/** What somebody wrote, as text: line ends stay, and nothing in it is markup. */
export const Words = ({ text, class: name = "words" }: { readonly text: string; readonly class?: string }) => (
  <blockquote class={name} dir="auto">
    {text}
  </blockquote>
);

/** A sentence about something that went wrong, announced to who cannot see it. */
export const Alert = ({ text }: { readonly text: string | undefined }) =>
  text === undefined ? null : (
    <p class="alert" role="alert">
      {text}
    </p>
  );

export const Notice = ({ text }: { readonly text: string | undefined }) =>
  text === undefined ? null : (
    <p class="notice" role="status">
      {text}
    </p>
  );
