import { plural } from "../../shared/plural.ts";
import type { StatementTexts } from "../statement-texts.ts";

export const STATEMENT_ES: StatementTexts = {
  decisionHeading: "Lo que se decidió",
  restriction: "Decisión",
  restrictions: {
    removed: "El comentario está retirado: nadie lo ve.",
    held: "El comentario está retenido: nadie lo ve hasta que la moderación lo haya leído.",
    warning: "Una advertencia. Puede seguir comentando como antes.",
    premoderated: "La moderación lee sus comentarios antes de que aparezcan.",
    suspended: "No puede comentar por un tiempo.",
    banned: "Ya no puede comentar.",
  },
  scope: "Se aplica a",
  scopes: {
    comment: "solo este comentario, dondequiera que se mostrara",
    account: "su cuenta, en todos los artículos",
  },
  startsAt: "Desde",
  endsAt: "Hasta",
  ends: {
    removed: "sin término, salvo nueva decisión",
    held: "que la moderación haya decidido",
    warning: "no limita nada",
    without: "sin término, salvo nueva decisión",
  },
  howHeading: "Cómo llegamos a ello",
  found: {
    verdict: "Nuestras normas lo encontraron automáticamente, al publicarse o editarse.",
    flags: "Lectores nos avisaron de él.",
    notice: "Lectores nos avisaron, y la moderación lo examinó.",
    own: "Nadie avisó: la moderación dio con ello en su trabajo.",
    premoderation: "Nadie avisó: los comentarios como este se leen antes de aparecer.",
    heldAlong: "Se retuvo cuando se restringió su cuenta.",
    removedAlong: "Se retiró cuando se restringió su cuenta.",
  },
  detected: {
    automatically: "El contenido se detectó por medios automatizados.",
    byPeople: "El contenido no se detectó por medios automatizados.",
  },
  automated: {
    removed: (at) =>
      `El comentario se comprobó y se retiró automáticamente el ${at}. Ninguna persona lo ha mirado todavía.`,
    held: (at) =>
      `El comentario se comprobó y se retuvo automáticamente el ${at}. Ninguna persona lo ha mirado todavía.`,
  },
  alongWithAccount: (at) =>
    `Alguien de la moderación restringió su cuenta el ${at} y con ella los comentarios abiertos. Nadie juzgó este comentario por sí mismo.`,
  byPerson: {
    removed: (at) => `Alguien de la moderación leyó el comentario y lo retiró el ${at}.`,
    other: (at) => `Alguien de la moderación tomó la decisión el ${at}.`,
  },
  strikes: (count) =>
    plural("es", count, {
      one: "Un comentario retirado cuenta en contra de esta cuenta:",
      other: "# comentarios retirados cuentan en contra de esta cuenta:",
    }),
  undoneStrikes: "Anulado desde entonces y ya no es un motivo:",
  strike: (at, categories) => [`retirado el ${at}`, categories].filter(Boolean).join(": "),
  whyHeading: "Por qué",
  terms: "El motivo está en nuestras normas para los comentarios. Dicen:",
  law: "El motivo está en la ley: el contenido se considera ilícito. Nuestras normas dicen:",
  along: {
    banned: "Este comentario no se muestra porque su cuenta fue expulsada, y no por lo que dice.",
    suspended: "Este comentario no se muestra porque su cuenta fue suspendida, y no por lo que dice.",
    limited: "Este comentario no se muestra porque su cuenta fue restringida, y no por lo que dice.",
  },
  alongGround: {
    terms: "La restricción de su cuenta se basa en estas normas nuestras para los comentarios:",
    law: "La restricción de su cuenta se basa en la ley: contenidos suyos se consideran ilícitos. Nuestras normas dicen:",
  },
  readFirst:
    "El motivo está en nuestras normas para los comentarios, según las cuales la moderación lee primero un comentario en este caso:",
  fired: "Se aplican porque estas normas encontraron algo en el texto:",
  rulesInEnglish: "Algunas normas solo existen en inglés; aquí están al pie de la letra.",
  judged: "Se aplican según el juicio de la moderación.",
  ownReason: "El motivo está en nuestras normas para los comentarios, por la razón que la moderación da aquí.",
  moderatorNote: "La moderación añade",
  policyRevision: "Versión de las normas",
  inForceAt: (time, hash) => `en vigor el ${time} (${hash})`,
  redressHeading: "Qué puede hacer",
  appeal: (days) =>
    `Puede recurrir esta decisión ante nosotros, sin coste, durante ${days} días desde el día en que se le informó. Decide una persona que no tuvo parte en ella.`,
  bodies: "Puede acudir a un órgano de resolución extrajudicial de litigios:",
  noBodies: "Puede acudir a cualquier órgano certificado de resolución extrajudicial de litigios.",
  courts: "También puede acudir a los tribunales.",
  translations: {
    "Comments on this article are read by a moderator before they appear.":
      "La moderación lee los comentarios a este artículo antes de que aparezcan.",
    "Your comments are read by a moderator before they appear.":
      "La moderación lee sus comentarios antes de que aparezcan.",
    "Several readers asked for this comment to be reviewed. A moderator will look at it.":
      "Varios lectores pidieron que se revisara este comentario. La moderación lo mirará.",
    "Your comment is still waiting for a moderator, who will read the new text.":
      "Su comentario sigue esperando a la moderación, que leerá el nuevo texto.",
    "Your comments were held when your account was limited. A moderator reads them one by one.":
      "Sus comentarios se retuvieron cuando se restringió su cuenta. La moderación los lee uno por uno.",
    "This comment was removed when your account was limited, and not for what it says.":
      "Este comentario se retiró cuando se restringió su cuenta, y no por lo que dice.",
    "Advertising, repeated posting and links that have nothing to do with the article are removed.":
      "La publicidad, las repeticiones y los enlaces que nada tienen que ver con el artículo se retiran.",
    "Content that breaks the law is removed.": "El contenido que infringe la ley se retira.",
    "A moderator removed this comment for the reason given beside this sentence.":
      "La moderación retiró este comentario por la razón que se da junto a esta frase.",
    Profanity: "Lenguaje soez",
    Violence: "Violencia",
    "Harassment and hatred": "Acoso y odio",
    "Private information": "Datos personales",
    "Illegal content": "Contenido ilícito",
    "Another reason": "Otro motivo",
    Spam: "Publicidad y repeticiones",
    Harassment: "Acoso",
    "Comments with profanity are removed.": "Los comentarios con palabras soeces se retiran.",
    "Comments that advocate violence are removed.": "Los comentarios que propugnan la violencia se retiran.",
    "Comments that harass somebody are removed.": "Los comentarios que acosan a alguien se retiran.",
    "Comments with somebody's personal information are removed.":
      "Los comentarios con datos personales de alguien se retiran.",
    Accounts: "Cuentas",
    "Whoever breaks the rules for comments again and again, or gravely, can be warned, have their comments read first, be suspended or banned.":
      "Quien infringe las normas para los comentarios una y otra vez, o gravemente, puede ser advertido, tener sus comentarios leídos antes de publicarse, ser suspendido o expulsado.",
  },
};
