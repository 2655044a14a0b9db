import type { HTMLAttributes } from "preact";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "recourse-comments": HTMLAttributes<HTMLElement> & { readonly article: string };
    }
  }
}
