const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** What the names of places end with. */
export const PLACE_NOUNS = words(
  "abbey airport avenue bank bay beach bridge brook canal canyon castle cathedral church city close college common corner county cove creek crescent cross dale district drive estate falls farm flat flats fell field fields ford forest gardens gate glen gorge green grove hall harbour harbor heath height heights high hill hills hole house hospital hotel inn island islands isle junction lake lane lea lock lodge lough manor market marsh meadow mill moor mount mountain mountains museum palace park pass peak peninsula pier place plain plains point pond port prairie prison quarry quay ranch range rapids reef reservoir ridge river road rock rocks row school shire shore sound spring springs square station stream street surfers tower town township tunnel university valley view village ville ward waterfall way well wells wharf wood woods abbas magna parva",
);

/** What they begin with, in the languages that comments speak of. */
export const BEFORE_A_PLACE = words(
  "hotel restaurant pub mount mt lake cape fort port point isle river saint st san santa santo san sankt bad bukit kampung kampong sungai gunung pulau rio cerro monte villa ville castelnuovo torre cap col lac mont puerto punta pico sierra val valle wadi wat ban bang khao ko koh tuen yuen cheung sai lai wan tsim mong vinh phu cao nguyen tran le ho thi van ngoc great little upper lower nether north south east west old new",
);

/** Where a place follows. */
export const PREPOSITIONS = words("in near from at outside around via towards visit visited visiting");

export const AFTER_A_PLACE = words(
  "and or is was are has had will would can for to on with by approved said says disagrees who where which when last this",
);

/** Countries and the parts of English-speaking ones, by their first word. */
export const REGIONS = words(
  "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada new north ohio oklahoma oregon pennsylvania rhode south tennessee texas utah vermont virginia washington west wisconsin wyoming alberta british manitoba newfoundland nova ontario quebec saskatchewan queensland tasmania victoria england scotland wales ireland france germany austria switzerland belgium italy spain portugal norway sweden denmark finland poland croatia serbia greece turkey india china japan vietnam thailand mexico brazil argentina chile canada australia usa uk bavaria savoie gers burgundy tyrol umbria piedmont lombardy brittany normandy devon cornwall dorset essex kent sussex surrey norfolk suffolk yorkshire lancashire cumbria shropshire cheshire somerset wiltshire hampshire oxfordshire lincolnshire orkney shetland donegal cork kerry limerick galway",
);
