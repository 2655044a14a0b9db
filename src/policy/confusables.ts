/**
 * Letters of other alphabets that look like a Latin one, in lower case, after compatibility decomposition and
 * without marks. Source: the homoglyph list of codebox (MIT, see policies/terms/SOURCES.md), reduced to scripts
 * that are used for disguise, and letters that disguises use beyond it. Symbols such as `€` are not letters
 * here: `leet.ts` reads them, where a word surrounds them.
 */
export const CONFUSABLES: Readonly<Record<string, string>> = {
  a: "ɐɑαаᗅᴀꓮꭤꭺ",
  b: "ßƀƅɓʙβъвьҍᏼᑲᖯᗷᛒᵬꓐꞵꮟ",
  c: "ƈȼςсᑕᴄⲥ⸦ꓚꮯ",
  d: "ðđɖɗԁᑯᗞᗪᴅᵭꓒꓓꭰꮷ",
  e: "ǝɘəɛεξеєҽҿᴇ℮ⴹꓰꬲꭼ",
  f: "ꜰƒϝғքᖴᵮẝꓝꞙꬵ",
  g: "ƍǥɠɡɢԍցᏻᶃꓖꮐ",
  h: "ħɦʜнђћһԋհᕼⲏꓧꮋꮒ",
  i: "ıɨɩɪιіⲓꙇꭵ",
  j: "ɉʝϳјյᒍᴊꓙꭻ",
  k: "ƙκкқҝӄᛕⲕꓗꮶ",
  l: "ӏłǀɭʟᒪᛁⳑⵏꓡꓲꮮ",
  m: "ɱμϻмᗰᛖⲙꓟꮇ",
  n: "ηŋɲɳɴνипոռⲛꓠ",
  o: "øοσоѳөօᴏᴑⲟⵔꓳꬽ",
  p: "þƥρрᑭᴘᴩⲣꓑꮲ",
  q: "ʠԛգզⵕ",
  r: "ɾɍɹɽʀгяᖇᚱᴦⲅꓣꭇꭈꭱꮁꮢ",
  s: "ƽʂѕտꓢꜱꮥꮪ",
  t: "ŧƭτтᴛⲧꓔꭲ",
  u: "ʉʊʋυսᑌᴜꓴꞟꭎꭒ",
  v: "ѵᐯᴠⴸꓦꛟꮩ",
  w: "ɯωшщѡԝաᴡꓪꮃꮤ",
  x: "χхҳᕁᕽ᙭᙮ᚷⲭⵝꓫꭓ",
  y: "ɣʏγуүұყᶌỿⲩꓬꭚꭹꮍ",
  z: "ƶʐʑζᴢꓜꮓ",
};
