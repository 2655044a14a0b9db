import type { ErrorCode } from "yaml";

const SENTENCES: Partial<Readonly<Record<ErrorCode, string>>> = {
  ALIAS_PROPS: "an alias stands alone: take away what is before it",
  BAD_ALIAS: "an anchor or alias needs a name without a colon at its end: write it as &name and *name",
  BAD_COLLECTION_TYPE: "a tag does not fit what it stands before: take the tag away",
  BAD_DIRECTIVE: "a line that begins with % cannot be read: take it away",
  BAD_DQ_ESCAPE: 'a backslash in a "text" begins nothing that is known: double it, or write the text in single quotes',
  BAD_INDENT:
    "this is not indented as its neighbours are, or a bracket is left open: indent it alike, or close the bracket",
  BAD_PROP_ORDER: "an anchor or tag stands in the wrong place: write it behind the sign",
  BAD_SCALAR_START: "a text cannot begin with this sign: put the text in quotation marks",
  BLOCK_AS_IMPLICIT_KEY: "two keys stand on one line: put the text in quotation marks, or begin a line of its own",
  BLOCK_IN_FLOW: "inside [ ] and { } no list or key may stand on a line of its own: write all of it in the brackets",
  DUPLICATE_KEY: "this key is there twice: keep one of the two",
  KEY_OVER_1024_CHARS: "a key has more than 1024 letters: shorten it",
  MISSING_CHAR: "something is not closed, or a colon, comma, dash or space is missing: complete it",
  MULTILINE_IMPLICIT_KEY: "a key stands on one line: put a longer text in quotation marks on one line",
  MULTIPLE_ANCHORS: "two anchors stand here: keep one",
  MULTIPLE_DOCS: "a second document begins here: a file holds one, so take the line --- away or make two files",
  MULTIPLE_TAGS: "two tags stand here: keep one",
  NON_STRING_KEY: "a key must be a text: put it in quotation marks",
  RESOURCE_EXHAUSTION: "this is nested too deep: write it flatter",
  TAB_AS_INDENT: "a tab indents this line: use spaces",
  TAG_RESOLVE_FAILED: "a text that begins with ! is read as a tag, which is not known: put it in quotation marks",
  UNEXPECTED_TOKEN: "this cannot stand here: close what is open, or put the text in quotation marks",
};

/** What is wrong with the YAML of a file, and what to do, in place of the library's words. */
export const sayYamlError = (code: ErrorCode): string =>
  SENTENCES[code] ?? "this is no YAML that can be read: put texts with signs in quotation marks";
