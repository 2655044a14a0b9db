import fc from "fast-check";
import { DETECTOR_NAMES, DETECTORS, type DetectorName } from "../../../src/policy/detect/detectors.ts";
import { anyString } from "../../support/any-string.ts";

const found = (detector: DetectorName, text: string) =>
  DETECTORS[detector]({ text }).map(({ start, end }) => text.slice(start, end));

const elements = (detector: DetectorName, text: string) => DETECTORS[detector]({ text }).map(({ element }) => element);

const cases: Record<DetectorName, { finds: readonly (readonly [string, string])[]; passes: readonly string[] }> = {
  email: {
    finds: [
      ["write to nora.finch@example.net today", "nora.finch@example.net"],
      ["nora [at] example [dot] net", "nora [at] example [dot] net"],
      ["nora(at)example.net", "nora(at)example.net"],
      ["it is nora dot finch at gmail dot com", "nora dot finch at gmail dot com"],
      ["nora AT yahoo DOT co DOT uk", "nora AT yahoo DOT co DOT uk"],
      ["n o r a @ g m a i l . c o m", "n o r a @ g m a i l . c o m"],
      ["nora＠example．net", "nora＠example．net"],
      ["norafinchATgmailDOTcom", "norafinchATgmailDOTcom"],
      ["nora@host dot org", "nora@host dot org"],
      ["schreib peter ät gmx punkt de", "peter ät gmx punkt de"],
    ],
    passes: [
      "she works at Amazon dot com since 2010",
      "I follow him at gmail speed",
      "read more at example.com",
      "@nora @finch what do you say",
      "meet @ 5pm.",
      "nora@example.",
      "letters to newsroom@example.org please",
      "at this point in time",
    ],
  },
  phone: {
    finds: [
      ["call +44 7700 900461 now", "+44 7700 900461"],
      ["電話は090-1234-5678です", "090-1234-5678"],
      ["我的手机号是13812345678", "13812345678"],
      ["그의 번호는 010-1234-5678입니다", "010-1234-5678"],
      ["My neighbour Jane: 07700 900456. Police station is next door.", "07700 900456"],
      ["Her ex at the press desk has 07700 900457", "07700 900457"],
      ["The town hall is useless. Ring Dave on 07700 900458", "07700 900458"],
      ["Call John on 07700 900459 office hours", "07700 900459"],
      ["her cell is (202) 555-0143", "(202) 555-0143"],
      ["202.555.0143", "202.555.0143"],
      ["ruf an: 0171 2345678", "0171 2345678"],
      ["c'est le 06 12 34 56 78", "06 12 34 56 78"],
      ["you can call 9320 7126", "9320 7126"],
      ["(2O2) 555-Ol43", "(2O2) 555-Ol43"],
      ["2 0 2 - 5 5 5 - 0 1 4 3", "2 0 2 - 5 5 5 - 0 1 4 3"],
      ["two oh two, five five five, oh one four three", "two oh two, five five five, oh one four three"],
      ["２０２-５５５-０１４３", "２０２-５５５-０１４３"],
    ],
    passes: [
      "call 988 or 116 123",
      "toll-free 1-800-555-0199",
      "the newsroom's line is +44 20 7946 0912",
      "population 51 554 746",
      "between 1914-1918 and 1939-1945",
      "on 1996-07-29 14:58:18",
      "12.04.2019 and 03/05/2021",
      "order 2025550143 is late",
      "ISBN 978-0-306-40615-7",
      "$2,025,550,143 and 202 555 014 %",
      "the 1920s-1950s",
      "one two three four five six seven eight nine ten",
      "https://example.org/2025550143",
      "6-4 3-6 7-6 6-2",
    ],
  },
  postal_address: {
    finds: [
      ["at 48 Willowbrook Lane.", "48 Willowbrook Lane"],
      ["48 N Willow Dr, Boise ID 83702", "48 N Willow Dr, Boise ID 83702"],
      ["in der Fliedergasse 12", "Fliedergasse 12"],
      ["Hauptstraße 12 links", "Hauptstraße 12"],
      ["17 rue de la Paix", "17 rue de la Paix"],
      ["in via Roma 3, Torino", "via Roma 3"],
      ["Calle Mayor 5", "Calle Mayor 5"],
      ["ul. Lubelska 42", "ul. Lubelska 42"],
      ["Szép utca 7", "Szép utca 7"],
      ["ул. Ленина, д. 15", "ул. Ленина, д. 15"],
      ["北京市朝阳区建国路88号", "北京市朝阳区建国路88号"],
      ["PSC 1234, Box 5678\nAPO AE 09012", "PSC 1234, Box 5678\nAPO AE 09012"],
      ["P.O. Box 5512", "P.O. Box 5512"],
      ["Find them: 1745 Willow Lane, Tulsa, OK 74103", "1745 Willow Lane, Tulsa, OK 74103"],
      ["He hides in 1988 Juniper Drive, Tulsa, OK", "1988 Juniper Drive"],
      ["her address is 1920 Cedar Avenue", "1920 Cedar Avenue"],
      ["au 4 bis rue des Lilas, 06000 Nice et", "4 bis rue des Lilas, 06000 Nice"],
      ["Lindenstraße 17, 10969 Berlin ist", "Lindenstraße 17, 10969 Berlin"],
      ["ul. Lipowa 10/12, 00-590 Warszawa", "ul. Lipowa 10/12, 00-590 Warszawa"],
      ["Flat 3, 27 Marine Parade, Brighton BN2 1TL", "Flat 3, 27 Marine Parade, Brighton BN2 1TL"],
      ["mail reaches RR 2 Box 152", "RR 2 Box 152"],
      ["at Rural Route 4, Box 88", "Rural Route 4, Box 88"],
      ["that house, number 9 Cedar Close, is his", "9 Cedar Close"],
      ["她住在北京市朝阳区建国路88号", "北京市朝阳区建国路88号"],
      ["家は東京都渋谷区神南1-2-3です", "東京都渋谷区神南1-2-3"],
      ["서울특별시 강남구 테헤란로 123에", "서울특별시 강남구 테헤란로 123"],
    ],
    passes: [
      "1600 Pennsylvania Avenue",
      "10 Downing Street",
      "30 Wall Street firms",
      "in 2008 Main Street paid",
      "the year 2014 Oak Street fire",
      "2014 Oak Street fire still unsolved",
      "by 2016 Elm Avenue was closed, they said",
      "number 9 Cedar Close won the race",
      "Route 2 box office hits",
      "the 9 Supreme Court justices",
      "the museum at 100 Main Street",
      "he lives in District 9",
      "living in Canada 30 years",
      "Apollo 11, Catch-22, Route 66",
      "$5 Main Street special",
    ],
  },
  national_id: {
    finds: [
      ["SSN 219-45-6789", "219-45-6789"],
      ["NI AB 12 34 56 C", "AB 12 34 56 C"],
      ["DNI 12345678Z", "12345678Z"],
      ["RSSMRA85T10A562S", "RSSMRA85T10A562S"],
      ["BSN 111222333", "111222333"],
      ["811228-9874", "811228-9874"],
      ["PESEL 44051401458", "44051401458"],
      ["529.982.247-25", "529.982.247-25"],
      ["Aadhaar 2341 2341 2346", "2341 2341 2346"],
      ["756.9217.0769.85", "756.9217.0769.85"],
      ["11010519491231002X", "11010519491231002X"],
      ["kimlik 10000000146", "10000000146"],
    ],
    passes: [
      "SSN 000-12-3456",
      "SSN 666-12-3456",
      "SSN 219-00-6789",
      "DNI 12345678A",
      "BSN 111222334",
      "PESEL 44051401459",
      "529.982.247-26",
      "the number 111222333 alone says nothing",
      "part AB123456C-77",
    ],
  },
  payment_card: {
    finds: [
      ["4111 1111 1111 1111", "4111 1111 1111 1111"],
      ["pay 378282246310005 now", "378282246310005"],
      ["6011-1111-1111-1117", "6011-1111-1111-1117"],
      ["5 5 5 5 5 5 5 5 5 5 5 5 4 4 4 4", "5 5 5 5 5 5 5 5 5 5 5 5 4 4 4 4"],
    ],
    passes: [
      "4111 1111 1111 1112",
      "0000 0000 0000 0000",
      "tweet 4111111111111111",
      "4,111,111,111,111,111",
      "9999999999999995",
    ],
  },
  iban: {
    finds: [
      ["to DE89 3704 0044 0532 0130 00 please", "DE89 3704 0044 0532 0130 00"],
      ["nl91abna0417164300", "nl91abna0417164300"],
      ["account 55779911, sort code 20-00-00", "55779911"],
    ],
    passes: [
      "DE89 3704 0044 0532 0130 01",
      "DE89 3704 0044",
      "ZZ89 3704 0044 0532 0130 00",
      "at 17 and how that turned out",
    ],
  },
  ip_address: {
    finds: [
      ["from 203.0.113.77.", "203.0.113.77"],
      ["ip 84.23.11.9", "84.23.11.9"],
      ["2001:db8::8a2e:370:7334", "2001:db8::8a2e:370:7334"],
      ["[2001:db8::1]:8080", "2001:db8::1"],
      ["203[.]0[.]113[.]77", "203[.]0[.]113[.]77"],
    ],
    passes: [
      "127.0.0.1 is localhost",
      "router at 192.168.0.1",
      "Section 18.16.14.6",
      "version 10.15.107.2",
      "256.1.1.1",
      "5.14.16.7",
      "12:30:45",
      "std::vector",
      "00:1A:2B:3C:4D:5E",
      "Google's 8.8.8.8",
    ],
  },
  dox: {
    finds: [
      ["here's where she lives", "here's where she lives"],
      ["everyone go visit him at home", "everyone go visit him at home"],
      ["I found his home address", "found his home address"],
      ["DOB 03/12/1984, plate AB12 CDE", "DOB 03/12/1984, plate"],
    ],
    passes: [
      "police visited him at home",
      "nobody knows where he lives",
      "she was born on 12/15/1995",
      "he lives in Texas",
    ],
  },
};

describe.each(DETECTOR_NAMES)("the %s detector", (detector) => {
  test.each([...cases[detector].finds])("finds in «%s» exactly «%s»", (text, words) => {
    expect(found(detector, text)).toEqual([words]);
  });

  test.each([...cases[detector].passes])("passes «%s»", (text) => {
    expect(found(detector, text)).toEqual([]);
  });
});

describe("what a finding says", () => {
  test("an element names the country, brand or form", () => {
    expect(elements("iban", "NL91ABNA0417164300")).toEqual(["iban.NL"]);
    expect(elements("payment_card", "378282246310005")).toEqual(["card.amex"]);
    expect(elements("phone", "+44 7700 900461")).toEqual(["phone.e164"]);
    expect(elements("national_id", "PESEL 44051401458")).toEqual(["id.pl.pesel"]);
  });

  test("a disguise is named as an evasion", () => {
    expect(DETECTORS.phone({ text: "(2O2) 555-Ol43" })[0]?.evasions).toContain("leet");
    expect(DETECTORS.email({ text: "n o r a @ g m a i l . c o m" })[0]?.evasions).toContain("spaced");
  });

  test("spans count in the original, also behind invisible signs and letters of two units", () => {
    const text = "😀\u200b 𝟐𝟎𝟐-555-0\u200b143!";
    expect(found("phone", text)).toEqual(["𝟐𝟎𝟐-555-0\u200b143"]);
  });

  test("a contact is a finding wherever else in the text an exempt one stands", () => {
    const text = "The newsroom is newsroom@example.org. That is public and fine. But write to nora@example.net";
    expect(found("email", text)).toEqual(["nora@example.net"]);
  });
});

const pieces = fc.constantFrom(
  "1",
  "12 ",
  "202",
  "-555-",
  "0143 ",
  "+",
  "(",
  ")",
  "@",
  " at ",
  " dot ",
  "com",
  ".",
  ",",
  "\n",
  " ",
  "::",
  ":",
  "f",
  "DE89",
  "3704 ",
  "Main ",
  "Street ",
  "rue de la ",
  "Paix",
  "Apt. 4",
  "one ",
  "double ",
  "lives ",
  "home ",
  "DOB ",
  "é",
  "😀",
  "\u200b",
  "１",
  "路",
  "号",
  "APO AE ",
  "Box ",
  "[",
  "]",
  "x",
  "O",
  "l",
  "http://",
  "\ud800",
);
const texts = fc.oneof(
  anyString({ maxLength: 200 }),
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
);

describe.each(DETECTOR_NAMES)("whatever the text, the %s detector", (detector) => {
  test("answers spans inside it, in order and apart, and the same each time", () => {
    fc.assert(
      fc.property(texts, fc.string(), (text, other) => {
        const first = DETECTORS[detector]({ text });
        DETECTORS[detector]({ text: other });
        expect(DETECTORS[detector]({ text })).toEqual(first);
        for (const { start, end } of first) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 400 },
    );
  });
});

test("every finding of a repeated text is found: no budget lets the rest pass", () => {
  const line = "+44 7700 900461; ";
  expect(found("phone", line.repeat(200))).toHaveLength(200);
});
