import type { AppealTexts } from "../appeal-texts.ts";

export const APPEAL_ES: AppealTexts = {
  headings: {
    removed: "Su comentario ha sido retirado",
    held: "Su comentario está retenido",
    restored: "Su comentario está a la vista",
    restricted: "Su cuenta está restringida",
    lifted: "La restricción de su cuenta se ha levantado",
    stays: "El comentario del que nos avisó se queda",
    gone: "El comentario del que nos avisó ya no se muestra",
  },
  on: "en el artículo",
  textHeading: "Lo que usted escribió",
  commentHeading: "El comentario",
  textPurged: "El texto ya no se conserva.",
  contestHeading: "Recurrir esta decisión",
  contestIntro:
    "Si cree que nos hemos equivocado, díganos por qué. Una persona que no tuvo parte en la decisión leerá sus palabras y aquello de lo que se trata.",
  deadline: "Puede hacerlo hasta el",
  noDeadline: "Puede hacerlo desde ahora.",
  labels: {
    comment: "¿Por qué debería quedarse el comentario?",
    restriction: "¿Por qué debería levantarse la restricción?",
    notice: "¿Por qué debería retirarse el comentario?",
  },
  hint: (least, most) =>
    `De ${least} a ${most.toLocaleString("es")} caracteres. Una decisión se puede recurrir una sola vez.`,
  tooShortOrLong: (least, most) => `Díganos por qué, en ${least} a ${most.toLocaleString("es")} caracteres.`,
  submit: "Recurrir la decisión",
  nextHeading: "Qué pasa después",
  next: [
    "Le confirmamos por correo electrónico que sus palabras han llegado.",
    "Una persona distinta de quien decidió antes lo lee todo y decide. Ninguna máquina toma esa decisión.",
    "Recibirá la respuesta y sus motivos por correo electrónico. Si nos equivocamos, lo deshacemos de inmediato: un comentario vuelve a su sitio con sus respuestas.",
    "Esta página muestra en todo momento cómo está el asunto.",
  ],
  windowOver: "El plazo para recurrir esta decisión ha terminado.",
  nothingLeft: "Esta decisión ya no está en vigor. No queda nada que recurrir.",
  stateHeading: "Su recurso",
  filed: "Presentado el",
  states: {
    open: "Espera a una persona que no tuvo parte en la decisión. Usted no tiene que hacer nada.",
    upheld: "Se ha leído, y la decisión se mantiene.",
    overturned: "Usted tenía razón. La decisión se ha anulado y no cuenta en su contra.",
    withdrawn: "Usted lo retiró. La decisión se mantiene y aquí ya no se puede volver a recurrir.",
    void: "Terminó porque el comentario fue borrado.",
  },
  decided: "Resuelto el",
  reasonHeading: "Los motivos",
  justFiled: "Hemos recibido su recurso. Guarde este enlace: le trae de vuelta aquí.",
  invalidTitle: "Este enlace no es válido",
  invalid: [
    "Quizá no se copió entero: ábralo directamente desde la carta o cópielo otra vez hasta el último carácter.",
    "Un enlace también deja de funcionar cuando quien escribió el comentario lo borra.",
  ],
  closedMeanwhile: "Esta decisión ya no está en vigor, así que no queda nada que recurrir.",
  withdraw: "Retirar el recurso",
  withdrawHint: "Puede retirarlo de forma definitiva: entonces nadie volverá a examinar la decisión.",
  resendLink: "Pedir que le enviemos la carta otra vez",
  resendTitle: "¿Ha perdido la carta?",
  resendIntro:
    "Díganos la dirección de su cuenta aquí. Si hay una decisión que todavía puede recurrir, le enviamos de nuevo su carta, con el mismo enlace.",
  resendLabel: "Su dirección de correo electrónico",
  resendSubmit: "Enviarla otra vez",
  resendDone:
    "Si esta dirección es de alguien con una decisión que todavía se puede recurrir, su carta está de nuevo en camino.",
  resendBadAddress: "Esto no es una dirección de correo electrónico.",
};
