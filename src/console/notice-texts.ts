interface NoticeTexts {
  readonly suspendedUntil: string;
  readonly lift: string;
}

const en: NoticeTexts = {
  suspendedUntil: "No notices are taken from this address until",
  lift: "Take them again now",
};

const de: NoticeTexts = {
  suspendedUntil: "Von dieser Adresse werden keine Meldungen angenommen bis",
  lift: "Ab sofort wieder annehmen",
};

export const NOTICE_TEXTS: Readonly<Record<"en" | "de", NoticeTexts>> = { en, de };
