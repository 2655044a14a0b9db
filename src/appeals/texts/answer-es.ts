import type { AnswerTexts } from "../answer-texts.ts";

const COMENTADO = "Recibe esta carta porque comentó aquí. Se envía una sola vez y no es publicidad.";

export const ANSWER_ES: AnswerTexts = {
  receivedSubject: "Hemos recibido su recurso",
  receivedTitle: "Hemos recibido su recurso",
  received: {
    removed: (article) => `Gracias por escribirnos sobre su comentario en «${article}».`,
    held: (article) => `Gracias por escribirnos sobre su comentario en «${article}».`,
    restricted: () => "Gracias por escribirnos sobre la restricción de su cuenta.",
    notified: (article) => `Gracias por volver a escribirnos sobre el comentario en «${article}» del que nos avisó.`,
  },
  receivedNext:
    "Una persona que no tuvo parte en la decisión leerá sus palabras y aquello de lo que se trata, decidirá y le dirá por qué por correo electrónico. Usted no tiene que hacer nada más. La página de abajo muestra en todo momento cómo está su recurso; allí también puede retirarlo.",
  stateAction: "Ver cómo está su recurso",
  overturnedSubject: {
    removed: "Su comentario ha vuelto",
    held: "Su comentario está a la vista",
    restricted: "La restricción se ha levantado",
    notified: "El comentario se ha retirado",
  },
  overturnedTitle: {
    removed: "Tenía usted razón: su comentario ha vuelto",
    held: "Tenía usted razón: su comentario está a la vista",
    restricted: "Tenía usted razón: la restricción se ha levantado",
    notified: "Tenía usted razón: el comentario se ha retirado",
  },
  overturned: {
    removed: [
      (article) =>
        `Hemos vuelto a mirar su comentario en «${article}». No debió retirarse. Está de nuevo en su sitio, con sus respuestas. Le pedimos disculpas.`,
      () => "La retirada no cuenta en su contra.",
    ],
    held: [
      (article) => `Hemos mirado su comentario en «${article}». Ahora puede leerlo todo el mundo. Disculpe la espera.`,
    ],
    restricted: [
      () =>
        "Hemos vuelto a mirar la restricción de su cuenta. No debió imponerse y se ha levantado. Le pedimos disculpas.",
    ],
    notified: [(article) => `Hemos vuelto a mirar el comentario en «${article}» del que nos avisó. Se ha retirado.`],
  },
  commentsReturn: "Los comentarios retenidos o retirados solo por eso vuelven a verse en unos minutos.",
  upheldSubject: "Sobre su recurso",
  upheldTitle: {
    removed: "Su comentario sigue retirado",
    held: "Su comentario sigue esperando",
    restricted: "La restricción se mantiene",
    notified: "El comentario se queda",
  },
  upheld: {
    removed: (article) =>
      `Una persona que no tuvo parte en la decisión leyó su comentario en «${article}» y sus razones, y decidió que siga retirado.`,
    held: (article) =>
      `Una persona que no tuvo parte en la decisión leyó su comentario en «${article}» y sus razones, y decidió que fue correcto retenerlo. La moderación decidirá si aparece.`,
    restricted: () =>
      "Una persona que no tuvo parte en la decisión leyó sus razones y por qué se restringió su cuenta, y decidió que la restricción se mantiene.",
    notified: (article) =>
      `Una persona que no tuvo parte en la decisión leyó el comentario en «${article}» y sus razones, y decidió que se queda.`,
  },
  upheldCourts:
    "Es nuestra última palabra sobre esta decisión. Aún puede llevar el asunto a un órgano de resolución extrajudicial de litigios o a los tribunales.",
  voidTitle: "Ya no queda nada que decidir",
  void: (article) =>
    `Quien escribió el comentario sobre «${article}» que usted nos había señalado lo ha borrado. Ya nadie lo ve, así que su recurso termina sin respuesta.`,
  relieved: {
    warning: "La advertencia sobre sus avisos ya no vale.",
    suspension: "Volvemos a aceptar avisos de su dirección: la suspensión se ha levantado.",
  },
  reasonHeading: "Los motivos",
  footer: {
    removed: COMENTADO,
    held: COMENTADO,
    restricted: COMENTADO,
    notified: "Recibe esta carta porque nos avisó de un comentario. Se envía una sola vez y no es publicidad.",
  },
};
