// Lists of the Swedish words that no rule gets right, for swedish.js.
// @ts-check

// Whole words whose forms no rule can gather: stem → forms.
export const IRREGULAR = `
man: män mannen mannens männen männens mäns mans manns männens
min: mitt mina
sin: sitt sina
jag: mig mej
vi: oss
hon: henne
han: honom
bok: böcker böckerna böckernas böckers
bror: brodern broder bröder bröderna brors bröders brorsan
far: fadern fäder fäderna fars
mor: modern mödrar mödrarna mors
son: söner sönerna söners
dotter: dottern döttrar döttrarna döttrars dotterns dotters
syster: systern systrar systrarna systrars systerns systers
förälder: föräldern föräldrar föräldrarna föräldrars föräldrarnas förälders förälderns föräldra
land: länder länderna länders ländernas
stad: städer städerna städers städernas
hand: händer händerna händers
natt: nätter nätterna
rot: rötter rötterna
slå: slår slog slagit slås slogs slagits
slagen: slagna slagne
få: får fick fått fås
gå: går gick gått gås gående
stå: står stod stått
ge: ger gav gett givit given givna ges
ta: tar tog tagit tagen tagna tas togs
se: ser såg sett ses
göra: gör gjorde gjort gjord gjorda görs göras
bli: blir blev blivit bliva bliven
ha: har hade haft
veta: vet visste vetat
vilja: vill ville velat
säga: säger sa sade sagt sägs
komma: kommer kom kommit
hålla: håller höll hållit hålls
skriva: skriver skrev skrivit skriven skrivna skrivs skrivet
driva: driver drev drivit driven drivna drivs
finna: finns finnas fanns funnits
sprid: spred spreds sprider spridit
bita: biter bet bitit biten bitna
rida: rider red ridit
våldta: våldtar våldtog våldtagit våldtagen våldtagna våldtas våldtagits
tvång: tvånget
ny: nytt nya nyare
ung: ungt unga yngre ungas
liten: litet små lilla smått
god: gott goda bra bättre bäst bästa
gammal: gammalt gamla äldre äldres äldst
öga: ögon ögonen ögat
öra: öron öronen örat
idé: idén idéer idéerna idés
roll: roller rollen rollerna rolls rollens
ö: ön öar öarna
by: byn byar byarna
sjö: sjön sjöar sjöarna
lag: lagar lagarna lagen lagens lags lagars lagarnas laget
ord: orden ordet ords ordens
år: års året åren
lär: lära lärde lärt läras lärd lärda lärande lärandet
hem: hemmet hemmen hemmets hemma
ensam: ensamma ensamt
`;

// Ends of words (compounds too) whose forms no rule can gather: end → what it becomes.
export const ENDS = Object.entries({
  männen: "man",
  mannen: "man",
  ombudsmän: "ombudsman",
  tjänstemän: "tjänsteman",
  nämndemän: "nämndeman",
  brandmän: "brandman",
  talmän: "talman",
  yrkesmän: "yrkesman",
  fackmän: "fackman",
  polismän: "polisman",
  rådmän: "rådman",
  godmän: "godman",
  centret: "centr",
  center: "centr",
  centrum: "centr",
  centra: "centr",
  centrumet: "centr",
  centren: "centr",
  mönster: "mönstr",
  mönstret: "mönstr",
  mönstren: "mönstr",
  register: "registr",
  registret: "registr",
  registren: "registr",
  nummer: "numr",
  numret: "numr",
  fönster: "fönstr",
  fönstret: "fönstr",
  partner: "partner",
  partnern: "partner",
  partnerna: "partner",
  papper: "papper",
  papperet: "papper",
  pappret: "papper",
  semester: "semestr",
  semestern: "semestr",
  semestrar: "semestr",
  kvarter: "kvarter",
  minister: "ministr",
  ministern: "ministr",
  ministrar: "ministr",
  terror: "terror",
  syskon: "syskon",
  syskonen: "syskon",
  kriterium: "kriteri",
  museum: "muse",
  museet: "muse",
  museer: "muse",
  gymnasium: "gymnasi",
  öppen: "öppen",
  öppet: "öppen",
  öppna: "öppen",
  egen: "egen",
  eget: "egen",
  egna: "egen",
  tecken: "tecken",
  tecknet: "tecken",
  vatten: "vatten",
  vattnet: "vatten",
  arena: "arena",
  arenan: "arena",
  arenor: "arena",
  arenorna: "arena",
  examen: "examen",
  examina: "examen",
  medlet: "medel",
  medlen: "medel",
  medel: "medel",
  regler: "regel",
  reglerna: "regel",
  artiklar: "artikel",
  artiklarna: "artikel",
  exempel: "exempel",
  exemplet: "exempel",
  exemplen: "exempel",
  kapitel: "kapitel",
  kapitlet: "kapitel",
  kapitlen: "kapitel",
  nycklar: "nyckel",
  nycklarna: "nyckel",
  muskler: "muskel",
  cyklar: "cykel",
  möbler: "möbel",
  enkla: "enkel",
  enkelt: "enkel",
  spegla: "spegl",
  städer: "stad",
  städerna: "stad",
  händer: "hand",
  länder: "land",
  länderna: "land",
  böcker: "bok",
  tänder: "tand",
  rötter: "rot",
  föräldrar: "förälder",
  föräldrarna: "förälder",
  föräldern: "förälder",
  döttrar: "dotter",
  systrar: "syster",
  bröder: "bror",
  söner: "son",
  obetald: "obetal",
  obetalt: "obetal",
  obetalda: "obetal",
  betald: "betal",
  betalt: "betal",
  betalda: "betal",
  betalning: "betalning",
  utsatt: "utsätt",
  utsatta: "utsätt",
  utsattes: "utsätt",
  utsattas: "utsätt",
  utfört: "utför",
  utförd: "utför",
  utförda: "utför",
  genomfört: "genomför",
  genomförd: "genomför",
  genomförda: "genomför",
  genomförde: "genomför",
  anmäld: "anmäl",
  anmälda: "anmäl",
  anmälde: "anmäl",
  anmält: "anmäl",
  anmälning: "anmäl",
  anmälningar: "anmäl",
  anmälningen: "anmäl",
  anmälningarna: "anmäl",
  ansökning: "ansök",
  ansökningar: "ansök",
  ansökningarna: "ansök",
  ansökningen: "ansök",
  valde: "välj",
  följd: "följ",
  följde: "följ",
  följt: "följ",
  följda: "följ",
  förföljd: "förfölj",
  stött: "stöd",
  stödd: "stöd",
  stödja: "stöd",
  stödjer: "stöd",
  stödjande: "stöd",
  stödjas: "stöd",
  gift: "gift",
  gifte: "gift",
  giftes: "gift",
  gifter: "gift",
  gifta: "gift",
  giftet: "gift",
  giften: "gift",
  giftas: "gift",
  skuren: "skär",
  skurna: "skär",
  stulit: "stjäl",
  stal: "stjäl",
  slagit: "slå",
  tvungen: "tving",
  tvungna: "tving",
  ansluten: "anslut",
  anslutna: "anslut",
  anslutet: "anslut",
  begripen: "begrip",
  vuxen: "vuxen",
  vuxna: "vuxen",
  vuxnas: "vuxen",
  nyheter: "nyhet",
  drabbad: "drabb",
  kopplats: "koppl",
  månader: "månad",
  chef: "chef",
  känna: "känn",
  känner: "känn",
  kände: "känn",
  känt: "känn",
  känd: "känn",
  kända: "känn",
  utvald: "utvälj",
  utvalda: "utvälj",
  förtroendevald: "förtroendevald",
  förtroendevalda: "förtroendevald",
  kollega: "kolleg",
  kollegor: "kolleg",
  kollegorna: "kolleg",
});

// Ends of words (compounds too) that look like a form and are none: nothing is taken off them.
export const KEPT = `
polis kris praxis analys kurs börs hus ljus fokus genus status virus campus bonus konsensus buss process stress adress kongress intress press klass kompass
balans ambulans distans instans substans tolerans relevans finans allians leverans dominans konferens kompetens frekvens referens existens intelligens konsekvens
residens licens konkurrens tendens evidens prevalens insats plats trots tips resurs kalas kaos puls hals gods
resultat format klimat mandat kandidat citat privat apparat advokat soldat automat certifikat sekretariat referat kamrat attentat diplomat internat separat magistrat
kredit profit visit favorit månad marknad skillnad byggnad kostnad vårdnad levnad
svar sommar seminar dollar dator rektor sektor faktor doktor lektor motor kurator indikator inspektor direktor professor sponsor revisor senior junior moderator koordinator
operator administrator kommunikator mentor monitor reaktor projektor auditor traktor sensor instruktor december november oktober september cancer kvarter
plan organ roman veteran ombudsman tjänsteman nämndeman brandman talman fackman yrkesman polisman rådman godman
scen rutin termin medicin maskin vitamin disciplin magasin bensin kusin gardin doktrin marin delfin feminin maskulin protein bulletin turbin insulin kön syn person
budget paket planet internet magnet alfabet staket komet schema dilemma
`
  .trim()
  .split(/\s+/);

// The same, of whole words only: as ends they would be forms of other words ("gas" in "frågas").
export const KEPT_WHOLE = new Set(
  `pris basis kors mars vers pass mess chans mens dans glans krans frans sens svans sats gas fas glas ras vas kas annars alls vis gris nos os hos mat stat elit stad skad grad blad
  klar par kar rad svar syster dotter broder vinter finger efter eller under över super laser poster gender human urban sedan utan redan innan igen även men gen
  latin kamin fin vin min din sin mycket vilket det tema agenda gym bar var vår är har`.split(/\s+/),
);

// Doers: -are. Before -arna the word is a doer only if it is known to be one ("lärarna"; but "pojkarna").
export const DOERS = [
  "lär",
  "giv",
  "vandr",
  "tag",
  "led",
  "arbet",
  "läk",
  "sekreter",
  "trän",
  "ordn",
  "utöv",
  "öv",
  "förmedl",
  "lägg",
  "utred",
  "bruk",
  "äg",
  "hav",
  "klag",
  "dom",
  "välj",
  "borg",
  "använd",
  "forsk",
  "bevak",
  "vård",
  "plan",
  "planer",
  "mäkl",
  "skriv",
  "läs",
  "tal",
  "hyr",
  "kör",
  "spel",
  "bered",
  "bär",
  "handl",
  "utbild",
  "hör",
  "stödj",
  "sök",
  "skap",
  "granskar",
  "gransk",
  "räkn",
  "tjän",
  "målar",
  "fisk",
  "odl",
  "snick",
  "mur",
  "städ",
  "sälj",
  "köp",
  "prenumer",
  "besök",
  "konstn",
  "idrott",
  "företräd",
  "ansvar",
  "stöd",
  "motion",
  "slakt",
  "tittar",
  "ringar",
  "byggar",
  "bygg",
  "hjälp",
  "fost",
  "väg",
  "skådespel",
  "samordn",
  "anordn",
  "bibliotek",
  "förval",
  "förvalt",
  "inled",
  "föreläs",
  "utstäl",
  "utställ",
  "bedöm",
  "rådgiv",
  "kontroll",
  "utvärd",
  "utvärder",
  "utveckl",
  "sjukskriv",
  "anhörigvård",
  "projektled",
  "vägled",
  "hantverk",
  "gärningsm",
  "förskollär",
  "undersök",
  "sjömätar",
  "åtal",
  "åklag",
  "mottag",
  "deltag",
];
