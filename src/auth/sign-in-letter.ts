import type { Letter } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { letterHtml, letterText } from "../mail/letter.ts";
import type { Composed, Composer } from "../mail/outbox.ts";
import { type Language, languageOf } from "../shared/language.ts";
import { SIGN_IN_LINK_MINUTES, signInUrl } from "./create-sign-in-link.ts";

interface Texts {
  readonly subject: (site: string) => string;
  readonly title: string;
  readonly asked: (site: string) => string;
  readonly howLong: string;
  readonly button: string;
  readonly ignore: string;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    subject: (site) => `Your sign-in link for ${site}`,
    title: "Here is your link",
    asked: (site) =>
      `You wanted to sign in to ${site}. Open the link below and press the button there, and you are in.`,
    howLong: `It works once, within the next ${SIGN_IN_LINK_MINUTES} minutes. After that, simply ask for another.`,
    button: "Sign in",
    ignore: "It was not you? Then you can ignore this letter. Without the link nothing happens, and nobody gets in.",
  },
  de: {
    subject: (site) => `Ihr Anmeldelink für ${site}`,
    title: "Hier ist Ihr Link",
    asked: (site) =>
      `Sie wollten sich bei ${site} anmelden. Öffnen Sie den Link und drücken Sie dort auf den Knopf, schon sind Sie drin.`,
    howLong: `Er gilt einmal, in den nächsten ${SIGN_IN_LINK_MINUTES} Minuten. Danach fordern Sie einfach einen neuen an.`,
    button: "Anmelden",
    ignore:
      "Das waren nicht Sie? Dann vergessen Sie diesen Brief. Ohne den Link geschieht nichts, und niemand kommt hinein.",
  },
  fr: {
    subject: (site) => `Votre lien de connexion pour ${site}`,
    title: "Voici votre lien",
    asked: (site) =>
      `Vous vouliez vous connecter à ${site}. Ouvrez le lien ci-dessous, appuyez sur le bouton, et vous y êtes.`,
    howLong: `Il sert une seule fois, dans les ${SIGN_IN_LINK_MINUTES} minutes qui viennent. Ensuite, demandez-en simplement un autre.`,
    button: "Se connecter",
    ignore:
      "Ce n’était pas vous ? Alors vous pouvez oublier cette lettre. Sans le lien, il ne se passe rien, et personne n’entre.",
  },
  es: {
    subject: (site) => `Su enlace para entrar en ${site}`,
    title: "Aquí está su enlace",
    asked: (site) => `Usted quería entrar en ${site}. Abra el enlace de abajo, pulse el botón y ya está dentro.`,
    howLong: `Sirve una sola vez, en los próximos ${SIGN_IN_LINK_MINUTES} minutos. Después, simplemente pida otro.`,
    button: "Entrar",
    ignore: "¿No fue usted? Entonces puede olvidar esta carta. Sin el enlace no pasa nada y nadie entra.",
  },
};

export const signInLetter: Composer = { compose: composeSignInLetter };

/** Null once the link is used or too old: a late letter would only lead to a dead end. */
async function composeSignInLetter({ db, config, clock }: Deps, letter: Letter): Promise<Composed | null> {
  const link = await db.prisma.signInLink.findUnique({ where: { id: letter.subjectId } });
  const url = link && link.usedAt === null && link.expiresAt > clock() ? signInUrl(config, link) : null;
  if (url === null) return null;
  const lang = languageOf(letter.locale);
  const texts = TEXTS[lang];
  const site = new URL(config.publicUrl).host;
  const content = {
    lang,
    title: texts.title,
    sections: [{ paragraphs: [texts.asked(site), texts.howLong] }],
    action: { label: texts.button, url },
    footer: [texts.ignore],
  };
  return { subject: texts.subject(site), text: letterText(content), html: letterHtml(content) };
}
