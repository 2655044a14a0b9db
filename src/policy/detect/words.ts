import { addHash, createHashBits, mayHaveHash } from "../hash-bits.ts";

/** What a word says about the numbers beside it. One bit a class, so that a window of words is one OR. */
export const W = {
  phone: 1 << 0,
  number: 1 << 1,
  veto: 1 << 2,
  public: 1 << 3,
  owner: 1 << 4,
  streetStrong: 1 << 5,
  streetWeak: 1 << 6,
  prefixStrong: 1 << 7,
  prefixWeak: 1 << 8,
  unit: 1 << 9,
  home: 1 << 10,
  deliver: 1 << 11,
  ip: 1 << 12,
  version: 1 << 13,
  mail: 1 << 14,
  digit: 1 << 15,
  country: 1 << 16,
  state: 1 << 17,
  card: 1 << 18,
  stop: 1 << 19,
  role: 1 << 20,
  numbered: 1 << 21,
  device: 1 << 22,
  month: 1 << 23,
  quantity: 1 << 24,
  venue: 1 << 25,
  call: 1 << 26,
  at: 1 << 27,
  dot: 1 << 28,
  provider: 1 << 29,
  possessive: 1 << 30,
} as const;

const LISTS: readonly (readonly [number, string])[] = [
  [
    W.phone,
    `phone phones telephone tel telefon telefono teléfono téléphone telephon telefone telefonnummer telefonnumer
    rufnummer handynummer handy mobilnummer mobil mobile mobiel mobiltelefon gsm cell cellphone cel celular cellulare
    móvil movil portable puhelin puhelinnumero matkapuhelin telefonszám telefonu telefoon telefoonnummer whatsapp
    whatsap whats wa viber wechat imessage facetime sms fax voicemail landline pager телефон телефона номер мобильный
    τηλέφωνο κινητό 電話 电话 手机 전화 هاتف telefonní komórka komórkowy cep telefonnummern tlf tlfnr mob ph phn
    numer numéro número nummer numero szám numarası numarasi cellphones mobilen mobilní callback hp`,
  ],
  [
    W.call,
    `call calls called calling ring dial text texting answering answer reach reached ruf rufe anrufen anruf appelle
    appelez appeler llama llame llamar llamen llámame llámalo llámala llámale llamarle marca ligue ligar liga chiama chiamate bel bellen ring zadzwoń dzwoń
    zvonit zavolej звоните позвоните звони звонить ringa soita hívd arayın ara signal telegram phoned contact`,
  ],
  [W.possessive, `s`],
  [W.number, `number num no nr nbr digits n numbers`],
  [
    W.veto,
    `isbn issn doi order orders invoice tracking ref reference case docket flight tweet tweets status section sections
    article articles chapter lottery lotto jackpot page pages population serial model patent bib route runway bill
    ticket receipt sku upc ean gtin vin imei licence license licences barcode build transistors votes voters highway
    coordinates latitude longitude pmid arxiv cve rfc psalm verse verses score odds zip asteroid galaxy ngc grant item
    part catalog catalogue parcel shipment package confirmation booking reservation claim policy permit plate
    registration id ids uuid guid hash commit account transaction lot batch asin isrc oclc lccn orcid nct petition
    docket bestellnummer aktenzeichen commande pedido ups fedex dhl usps paragraph paragraphs line lines row draw
    winning timestamp epoch atm hs tariff`,
  ],
  [
    W.public,
    `hotline hotlines helpline helplines lifeline newsroom switchboard embassy consulate ministry samaritans childline
    emergency nonemergency tollfree prevention senator senators congressman congresswoman representative parliament
    councillor mayor governor ombudsman seelsorge telefonseelsorge notruf courthouse hospital hospice clinic museum
    library townhall cityhall fema irs medicare tipline infoline nhs redcross unicef crimestoppers shelter airline
    desk capitol publicist spokesperson spokesman spokeswoman`,
  ],
  [
    W.owner,
    `his her hers my mine their your yours our owner neighbour neighbor mein meine seine ihre sein mon ma sa son
    mi su il mio sua suo seu meu`,
  ],
  [
    W.streetStrong,
    `street avenue ave road rd boulevard blvd lane ln parkway pkwy crescent cres terrace highway hwy freeway fwy
    turnpike tpke esplanade promenade cul-de-sac causeway cswy mews str avenu`,
  ],
  [
    W.streetWeak,
    `st dr drive court ct place pl square sq way circle cir trail trl close grove gardens gdns row walk alley loop
    plaza hill rise view park quay wharf green meadow meadows path ridge heights run crossing xing bend cove glen
    landing manor orchard pass point vale yard broadway expressway expy ter chase croft drove fold garth mount
    parade passage pike strand villas villa estate common end commons ranch creek springs hollow bypass loke wynd brae`,
  ],
  [
    W.prefixStrong,
    `rue calle av ulicy ulici улице avda avinguda carrer rua avenida travessa estrada praça praca viale piazza piazzale corso vicolo
    strada largo ul ulica ulice ulitsa улица ул проспект просп переулок пер шоссе бульвар наб οδός λεωφόρος λεωφ
    ruelle impasse allée allee chemin quai faubourg rond-point sokak cadde jalan jl jln lorong đường duong ngõ phố
    calea bulevardul aleea soseaua şoseaua bulevar trg náměstí náměsti nám třída tř nábřeží aleja aleje osiedle
    plac passeig plaça rambla paseo camino carretera callejón jirón carrera cra avenue boulevard ronda urbanización
    fraccionamiento rúa praza kralja bulevard via sentier lungomare lungotevere
    contrada salita calçada beco rodovia jr 'bd bd boul bvd`,
  ],
  [
    W.prefixWeak,
    `str place r c al os villa zona route square fuente alameda urb colonia quinta vila cours plaza camp cl kr pl pza pasaje trav tv`,
  ],
  [
    W.unit,
    `apt apartment apto appartement appart suite ste flat unit bldg building piso wohnung whg etage stiege lgh lägenhet
    bte boîte кв квартира дом корп apartamento apart dpto depto departamento bloco bloque blk daire kat interno scala
    escalera floor lejl bus condo`,
  ],
  [
    W.home,
    `address addresses addy adress adresse adresses adres anschrift lives live living lived resides reside residing
    residence wohnt wohne wohnen wohnhaft habite habita demeure vive vivo abita abito mieszka woont bor asuu bostad
    dirección direccion domicilio endereço endereco mora indirizzo adrese адрес живет живёт проживает διεύθυνση lakik
    lakcím stanuje bydlí bydliště bydlisko oturuyor adresi osoite doorstep hideout parents neighbours homeowner`,
  ],
  [
    W.deliver,
    `sent send deliver delivered mail mailed return returned moved move moving meet located arrived taxi cab ship
    shipped corner pick picked drop parcel letter letters parked staying stays
    stay meeting cottage`,
  ],
  [
    W.ip,
    `ip ips ipv4 ipv6 ipaddress address addr adresse server servers host hosts ping traceroute blocked banned vpn proxy
    subnet network netmask route routes logged login connect connected connecting cidr dns port whois geolocate
    geolocated traced trace src dst inet peer endpoint source`,
  ],
  [
    W.version,
    `version versions ver v release released build firmware section sections article articles chapter clause
    paragraph kernel update upgrade patch rev revision appendix rule rules figure table para annex schedule sdk driver
    chrome firefox safari windows android ios macos linux edition subsection level verse abschnitt kapitel build`,
  ],
  [
    W.mail,
    `mail email emails mails e-mail gmail contact write message reach msg correo courriel posta adresse address inbox
    mailto mailbox почта e schreib schreibt hit ping dm adres`,
  ],
  [
    W.digit,
    `zero oh one two three four five six seven eight nine double triple null eins zwei drei vier fünf sechs sieben
    acht neun o uno dos tres cuatro cinco seis siete ocho nueve un deux trois quatre cinq sept huit neuf`,
  ],
  [
    W.state,
    `al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa
    ri sc sd tn tx ut vt va wa wv wi wy dc pr nsw vic qld tas act nt sa on qc bc ab mb sk ns nb nl pe yt nu`,
  ],
  [
    W.card,
    `card cards credit debit visa mastercard amex american express discover diners jcb maestro unionpay cc cvv cvc expiry
    exp kreditkarte karte carte tarjeta carta kartennummer karta kort pan payment charge`,
  ],
  [
    W.stop,
    `a an in at to for from by with was is are were be been has have had will would can could and or but if then than
    that this these those it its as on into over under after before during since until about which who whom whose when
    where while because so not no only just more most less many much some any all each every both other another such
    he she they we you i him them us per via up down out off near between against through him said says according
    percent per cent`,
  ],
  [
    W.numbered,
    `route apollo boeing airbus windows channel pier gate room section article terminal flight area level stage phase
    group page chapter game week day grade class top formula district zone season episode volume vol part act title
    bill resolution proposition prop measure amendment interstate us vision version iphone ps playstation xbox galaxy
    android ios office python java opus symphony no number platform track line bus tram train exit mile hall studio
    radio fm catch agenda age aged psalm matthew mark luke john romans genesis isaiah world war division ward precinct
    sector block cell year years super bowl round match race lap car van truck model type series mach sputnik voyager
    covid delta score hotel ride table seat counter point step item lot question rule figure fig tier category cat
    euro olympics wembley world cup brexit nasdaq dow ftse dax cac nikkei sp russell fifa league heat final finals
    canto sonnet mission expedition space shuttle windows ward camp base cabin deck bay pump vol issue edition task
    force unit combat brigade battalion regiment company tower bldg sunday monday tuesday wednesday thursday friday
    saturday bank bus tape file exhibit lane row`,
  ],
  [
    W.device,
    `router routers modem gateway localhost loopback admin nas printer switch lan default home intranet broadcast`,
  ],
  [
    W.month,
    `january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août
    septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre`,
  ],
  [
    W.quantity,
    `million billion trillion thousand hundred dozen percent pct people men women children years year days day hours
    hour minutes minute seconds months month weeks week miles mile km kilometers kilometres meters metres feet foot
    inches inch pounds dollars euros bucks cents points point goals games points seats votes tons tonnes kg lbs acres
    degrees times runs yards yard wins losses jobs homes companies nations countries states deaths cases troops
    soldiers members shares others lives`,
  ],
  [
    W.venue,
    `museum library courthouse parliament embassy consulate ministry stadium cathedral headquarters hq newsroom
    theatre theater gallery polling embassy congress senate palace university campus hospital precinct sherlock
    firehouse arena clinic whitehouse basilica church mosque synagogue temple airport bookstore bookshop`,
  ],
  [
    W.provider,
    `gmail googlemail yahoo ymail hotmail outlook live msn icloud protonmail proton aol gmx zoho yandex mail inbox web
    tutanota tuta fastmail rediffmail qq hushmail seznam wp onet libero orange wanadoo laposte free sfr rambler naver
    163 126 btinternet bigpond comcast verizon att sbcglobal t-online freenet`,
  ],
  [W.at, `at ät arroba arobase chiocciola klammeraffe małpa malpa apenstaartje собака zavináč kukac`],
  [W.dot, `dot punkt punto ponto point kropka точка tečka d0t pont piste nokta`],
  [
    W.country,
    `afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain
    bangladesh barbados belarus belgium belize benin bhutan bolivia botswana brazil brasil brunei bulgaria burundi
    cambodia cameroon canada chad chile china colombia comoros congo croatia cuba cyprus czechia denmark djibouti
    dominica ecuador egypt eritrea estonia eswatini ethiopia fiji finland france gabon gambia georgia germany
    deutschland ghana greece grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq
    ireland israel italy italia jamaica japan jordan kazakhstan kenya kiribati korea kuwait kyrgyzstan laos latvia
    lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta
    mauritania mauritius mexico méxico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia
    nauru nepal netherlands nederland nicaragua niger nigeria norway norge oman pakistan palau palestine panama
    paraguay peru perú philippines poland polska portugal qatar romania russia rwanda samoa senegal serbia seychelles
    singapore slovakia slovenia somalia spain españa sudan suriname sweden sverige switzerland schweiz syria taiwan
    tajikistan tanzania thailand togo tonga tunisia turkey türkiye turkmenistan tuvalu uganda ukraine uk england
    scotland wales usa uruguay uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe suisse österreich`,
  ],
];

const CLASSES = buildClasses();

function buildClasses(): ReadonlyMap<string, number> {
  const classes = new Map<string, number>();
  for (const [bit, words] of LISTS) {
    for (const word of words.split(/\s+/)) classes.set(word, (classes.get(word) ?? 0) | bit);
  }
  return classes;
}

const LISTED_BITS = 2 ** 15;
const LISTED = createHashBits(LISTED_BITS);
for (const word of CLASSES.keys()) addHash(LISTED, hashBetween(word, 0, word.length) ?? 0);

/** Of letters and digits of ASCII, in whichever case; undefined when there are others between. */
function hashBetween(text: string, from: number, to: number): number | undefined {
  let hash = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 128) return undefined;
    hash = (Math.imul(hash, 33) + (unit | 32)) | 0;
  }
  return hash;
}

/** Whether a stretch of a text could be a word with classes: hardly any other word is written out to be looked up. */
export function mayHaveClasses(text: string, from: number, to: number): boolean {
  const hash = hashBetween(text, from, to);
  return hash === undefined || mayHaveHash(LISTED, hash);
}

/** The classes of a lower-case word, 0 for most words. */
export function classesOf(word: string): number {
  return CLASSES.get(word) ?? 0;
}

/** The words of one class. */
export function wordsOf(bit: number): readonly string[] {
  return [...CLASSES].filter(([, classes]) => (classes & bit) !== 0).map(([word]) => word);
}
