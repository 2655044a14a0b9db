import type { CountryCode } from "libphonenumber-js/max";
import { type Lexed, wordAt } from "./lex.ts";

const HINTS: readonly (readonly [CountryCode, string])[] = [
  ["US", "us usa american american's states texas california york chicago florida boston"],
  ["CA", "canada canadian toronto montreal vancouver ottawa calgary"],
  [
    "GB",
    "uk britain british england london manchester leeds birmingham glasgow edinburgh scotland wales bristol liverpool",
  ],
  ["IE", "ireland irish dublin cork galway"],
  [
    "DE",
    "germany german berlin münchen munich hamburg köln cologne frankfurt deutschland deutsche nummer handynummer rufnummer anrufen",
  ],
  ["AT", "austria austrian wien vienna graz österreich salzburg"],
  ["CH", "switzerland swiss zürich zurich geneva genève bern basel schweiz suisse"],
  ["FR", "france french paris lyon marseille toulouse numéro appelle appelez"],
  ["BE", "belgium belgian brussels bruxelles antwerpen gent"],
  ["NL", "netherlands dutch amsterdam rotterdam utrecht nederland telefoonnummer"],
  ["LU", "luxembourg"],
  ["ES", "spain spanish madrid barcelona españa sevilla valencia móvil llámame"],
  ["PT", "portugal portuguese lisbon lisboa porto telemóvel"],
  ["IT", "italy italian rome roma milan milano italia napoli cellulare chiama"],
  ["SE", "sweden swedish stockholm sverige göteborg malmö"],
  ["NO", "norway norwegian oslo norge bergen"],
  ["DK", "denmark danish copenhagen københavn danmark aarhus"],
  ["FI", "finland finnish helsinki suomi tampere"],
  ["IS", "iceland reykjavik reykjavík"],
  ["PL", "poland polish warsaw warszawa kraków polska zadzwoń numer"],
  ["CZ", "czech prague praha brno česko"],
  ["SK", "slovakia bratislava slovensko"],
  ["HU", "hungary hungarian budapest telefonszám"],
  ["RO", "romania romanian bucharest bucurești cluj"],
  ["BG", "bulgaria sofia"],
  ["GR", "greece greek athens αθήνα"],
  ["HR", "croatia zagreb hrvatska"],
  ["RS", "serbia belgrade beograd"],
  ["UA", "ukraine ukrainian kyiv kiev lviv"],
  ["RU", "russia russian moscow москва россия телефон"],
  ["TR", "turkey turkish istanbul ankara türkiye"],
  ["IL", "israel israeli jerusalem aviv haifa"],
  ["AE", "emirates uae dubai"],
  ["SA", "saudi riyadh jeddah"],
  ["EG", "egypt cairo"],
  ["ZA", "africa johannesburg cape durban"],
  ["NG", "nigeria nigerian lagos abuja"],
  ["KE", "kenya kenyan nairobi"],
  ["GH", "ghana accra"],
  ["IN", "india indian delhi mumbai bangalore chennai kolkata hyderabad"],
  ["PK", "pakistan karachi lahore islamabad"],
  ["BD", "bangladesh dhaka"],
  ["LK", "lanka colombo"],
  ["CN", "china chinese beijing shanghai 手机 电话"],
  ["HK", "hong kong"],
  ["TW", "taiwan taipei"],
  ["JP", "japan japanese tokyo osaka kyoto 電話"],
  ["KR", "korea korean seoul busan 전화"],
  ["SG", "singapore singaporean"],
  ["MY", "malaysia kuala lumpur"],
  ["ID", "indonesia jakarta"],
  ["PH", "philippines manila"],
  ["TH", "thailand bangkok"],
  ["VN", "vietnam hanoi saigon"],
  ["AU", "australia australian sydney melbourne brisbane perth adelaide"],
  ["NZ", "zealand auckland wellington christchurch"],
  ["BR", "brazil brazilian paulo rio brasil ligue celular"],
  ["MX", "mexico mexican méxico"],
  ["AR", "argentina buenos"],
  ["CL", "chile santiago"],
  ["CO", "colombia bogotá bogota medellín"],
  ["PE", "peru lima"],
];

const COUNTRY_OF: ReadonlyMap<string, CountryCode> = new Map(
  HINTS.flatMap(([country, words]) => words.split(" ").map((word) => [word, country] as const)),
);

const BEFORE = 8;
const AFTER = 6;

/** The country whose name, people, city or language the words around a number name. */
export function countryHint(lexed: Lexed, { from, to }: { from: number; to: number }): CountryCode | undefined {
  const final = Math.min(lexed.count - 1, to + AFTER);
  for (let at = Math.max(0, from - BEFORE); at <= final; at++) {
    const country = COUNTRY_OF.get(wordAt(lexed, at));
    if (country) return country;
  }
  return undefined;
}
