const NOUNS = `account address agreement allocation appointment archive article asset attachment audit balance basket batch booking branch
broker budget bundle campaign carrier catalogue category channel claim collection comment contract country coupon courier customer deposit
depot device discount dispatch document draft driver employee estimate event exchange expense feature folder forecast gift group holiday
image incident inspection instrument inventory invoice journal label ledger lesson letter level licence line listing location manifest
margin market member message meter milestone notice offer order outlet parcel partner payment period permit plan playlist policy
price product profile project promotion proposal purchase quota quote rating receipt recipe refund region reminder rental report request
reservation review reward route sample schedule section sensor shelf shipment signature site slot stock store subscription supplier
survey tariff task team template tender ticket timetable tour transfer trip unit vehicle vendor visit voucher wallet warehouse warranty
workshop zone`.split(/\s+/);
const VERBS =
  `accept adjust allocate announce apply approve archive assign attach balance bill build cancel check claim close collect compare
compute confirm convert copy count deliver describe dispatch divide estimate expire extend fetch fill filter find finish format gather
group inspect join limit list load mark match measure merge move notify order pack parse pause pick plan prepare price publish rank
reconcile refresh refund register reject release remove renew replace report reserve resolve restore resume retry review round
schedule select send settle ship sort split store submit sum suspend track transfer update validate verify weigh withdraw`.split(/\s+/);
const ADJECTIVES =
  `active annual available blocked broken cheap closed current daily default delayed direct double early empty exact expired
external final first foreign frozen full heavy hidden internal joint large last late light local lost main manual missing monthly
nested new next old open overdue paid partial pending planned primary private public rare ready recent regional regular related remote
returned rough secondary shared short simple single small sold special spare split stale standard strict temporary total unique unpaid
unused urgent used valid visible weekly whole`.split(/\s+/);
const FIELDS = `amount balance city code colour comment count created currency deadline depth description discount due duration email end
height identifier index kind label language length limit modified name note number offset owner phone position postcode price priority
quantity rate reason reference score sequence size source start state status street subtotal target tax title total unit value version
volume weight width`.split(/\s+/);

/** Words that tools look for, in prose where they mean nothing. */
const MENTIONS = [
  'Whoever opens a session here has to close it again.',
  'The process that calls this may be killed at any time, so nothing is kept between two calls.',
  'What os.environ holds is read in the settings and nowhere else.',
  'Once this was a print statement; the console was full of it.',
  'A password or a token never comes this far.',
  'Nothing is written to a log file: logging goes to stdout.',
  'On localhost:5432 the same query takes a tenth of the time.',
  'The cache may forget everything between two requests.',
  'process.env is read once, when the configuration is loaded.',
  'An upload goes to the object store and never to the local disk.',
  'The worker listens on no port of its own.',
  'TODO: the migration of the old rows has to run before the release.',
];

const capital = (word) => word[0].toUpperCase() + word.slice(1);
export const pascal = (words) => words.map(capital).join('');
export const camel = (words) => [words[0], ...words.slice(1).map(capital)].join('');
export const snake = (words) => words.join('_');
export const kebab = (words) => words.join('-');
export const plural = (word) =>
  /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;

/** Names and prose of made-up programs, from one stream of random numbers. */
export function namesOf(random) {
  const noun = () => random.pick(NOUNS);
  const verb = () => random.pick(VERBS);
  const adjective = () => random.pick(ADJECTIVES);
  const field = () => random.pick(FIELDS);
  const thing = () => (random.chance(0.4) ? [adjective(), noun()] : [noun()]);
  const sentence = () => {
    if (random.chance(0.04)) return random.pick(MENTIONS);
    return random.pick([
      () => `${capital(plural(verb()))} the ${adjective()} ${noun()} of a ${noun()}, if there is one.`,
      () => `A ${noun()} without a ${field()} counts as ${adjective()}.`,
      () => `The ${field()} is what the ${noun()} had before its ${noun()} was ${adjective()}.`,
      () => `Every ${adjective()} ${noun()} has a ${field()}, and the ${adjective()} ones also a ${noun()}.`,
      () => `Callers ${verb()} the ${noun()} themselves where its ${field()} is not known.`,
      () => `It doesn't matter which ${noun()} comes first: they are sorted by ${field()}.`,
      () => `Gives the ${adjective()} ${plural(noun())}, or none where the ${noun()} is ${adjective()}.`,
      () => `See "how to ${verb()} a ${noun()}" in the handbook.`,
    ])();
  };
  return {
    ...{ noun, verb, adjective, field, thing, sentence },
    /** What a function does, as words of its name. */
    action: () => [verb(), ...thing()],
    /** A few different words of a kind. */
    several: (word, least, most) => [...new Set(Array.from({ length: least + random.below(most - least + 1) }, word))],
    prose: (least, most) => Array.from({ length: least + random.below(most - least + 1) }, sentence),
  };
}
