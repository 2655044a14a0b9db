import type { ReviewTexts } from "../review-texts.ts";

export const REVIEW_ES: ReviewTexts = {
  title: "Un recurso para que lo decida usted",
  intro:
    "Nadie que haya tenido parte puede responder a este recurso; usted no la tuvo, por eso se lo pedimos. Lea lo que se decidió, de qué se trata y qué se dice en contra; después decida como le parezca justo y dé sus motivos. Si conoce a alguna de las personas implicadas, cierre esta página y no haga nada.",
  until: "Este enlace vale hasta el",
  matters: {
    comment: "Alguien recurre lo que se decidió sobre su comentario.",
    restriction: "Alguien recurre una restricción de su cuenta.",
    notice: "Alguien nos avisó de un comentario y recurre que no se hiciera nada.",
  },
  decidedHeading: "Lo que se decidió",
  toldHeading: "La decisión, tal como se comunicó",
  byPolicy: "Decidido automáticamente, el",
  byPerson: "Decidido por una persona, el",
  commentHeading: "El comentario",
  threadHeading: "A qué responde",
  sameAuthor: "Del autor del comentario",
  otherAuthor: "De otra persona",
  restrictionHeading: "La restricción",
  kinds: {
    warning: "Una advertencia",
    premoderated: "Los comentarios se leen antes de aparecer",
    suspended: "Sin comentar por un tiempo",
    banned: "Sin comentar nunca más",
  },
  purged: "El texto ya no se conserva.",
  masked: "Los datos personales que contiene están ocultos.",
  wordsHeading: "Lo que se dice en contra",
  answerHeading: "Su decisión",
  outcome: "Resultado",
  overturned: {
    comment: "Anularla: el comentario se muestra",
    restriction: "Anularla: la restricción se levanta",
    notice: "Anularla: el comentario se retira",
  },
  upheld: {
    comment: "Mantenerla: el comentario no se muestra",
    restriction: "Mantenerla: la restricción sigue en vigor",
    notice: "Mantenerla: el comentario se queda",
  },
  reason: "Sus motivos",
  reasonHint: "En 4000 caracteres como máximo. Se comunican a quien presentó el recurso; su nombre, no.",
  reasonHintNotice:
    "En 4000 caracteres como máximo. Se comunican a quien dio aviso del comentario y, si se retira, a quien lo escribió; su nombre, no. No diga a ninguna de las dos nada de la otra.",
  submit: "Decidir",
  personalData:
    "Quite lo que parezca un dato personal, como un número de teléfono, una dirección o un enlace al perfil de alguien: estas palabras salen en una carta. No se ha decidido nada.",
  staffNamed:
    "Quite el nombre: estas palabras salen en una carta, y las cartas no nombran a nadie de la moderación. No se ha decidido nada.",
  problem: "Elija un resultado y dé sus motivos en 4000 caracteres como máximo.",
  conflict: "Usted tiene parte en este asunto, así que debe decidirlo otra persona.",
  busy: "Alguien de la moderación está ahora con este recurso. Inténtelo de nuevo dentro de diez minutos.",
  overTitle: "Este recurso ya tiene respuesta",
  over: "No queda nada que decidir. Gracias.",
  invalidTitle: "Este enlace no es válido",
  invalid: "Puede estar incompleto, ser demasiado antiguo o haber sido revocado. Quien le invitó puede enviarle otro.",
};
