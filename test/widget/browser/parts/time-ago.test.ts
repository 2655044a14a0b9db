import { REGIONS } from "../../../../src/shared/language.ts";
import { writeNumber } from "../../../../src/widget/browser/parts/counted.ts";
import { timeAgo } from "../../../../src/widget/browser/parts/time-ago.ts";
import { READER_LANGUAGES } from "../../../../src/widget/texts/languages.ts";
import { THREAD_TEXTS } from "../../../../src/widget/thread-texts.ts";

const SECONDS = { minute: 60, hour: 3_600, day: 86_400, month: 2_592_000, year: 31_536_000 } as const;
const MOST = { minute: 59, hour: 23, day: 29, month: 11, year: 20 } as const;
const UNITS = ["minute", "hour", "day", "month", "year"] as const;

test.each(READER_LANGUAGES)("how long ago is said in %s as Intl says it", (lang) => {
  const intl = new Intl.RelativeTimeFormat(REGIONS[lang], { numeric: "auto" });
  for (const unit of UNITS)
    for (let count = 1; count <= MOST[unit]; count += 1) {
      const said = timeAgo({ locale: lang, texts: THREAD_TEXTS[lang], seconds: count * SECONDS[unit] + 1 });
      expect(said).toBe(intl.format(-count, unit));
    }
});

test("a moment ago is not counted", () => {
  expect(timeAgo({ locale: "en", texts: THREAD_TEXTS.en, seconds: 59 })).toBe("just now");
});

test.each(["en", "en-GB", "en-US", "en-ZA", "de", "de-DE", "de-CH", "fr", "fr-FR", "fr-CA", "es", "es-ES", "es-MX"])(
  "numbers are written in %s as Intl writes them",
  (locale) => {
    const intl = new Intl.NumberFormat(locale);
    for (const number of [0, 1, 999, 1_000, 9_999, 10_000, 123_456, 1_234_567])
      expect(writeNumber(locale, number)).toBe(intl.format(number));
  },
);
