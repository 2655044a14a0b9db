import type { NoticePageTexts } from "../notice-texts.ts";

export const NOTICE_ES: NoticePageTexts = {
  title: "Avisar de un contenido ilícito",
  intro:
    "No necesita cuenta. Díganos qué comentario considera ilícito y por qué. Una persona lo lee, decide, y usted lo sabrá.",
  notForRules:
    "Este formulario es para lo que infringe la ley. Si un comentario solo infringe las normas de este sitio, denúncielo debajo del comentario.",
  on: "En el artículo",
  commentHeading: "El comentario",
  url: "Dirección del comentario",
  urlHint: "Debajo de cada comentario hay un enlace a él: copie aquí su dirección.",
  explanation: "¿Por qué es ilícito?",
  explanationHint: (least, most) =>
    `De ${least} a ${most.toLocaleString("es")} caracteres. Diga qué lo hace ilícito, de modo que se vea sin ser jurista.`,
  reference: "Qué ley (si la conoce)",
  referenceHint: "Un artículo, por ejemplo «artículo 208 del Código Penal».",
  childAbuse: "Se trata de abuso sexual de menores",
  childAbuseHint: "En ese caso no tiene que decir quién es.",
  name: "Su nombre",
  email: "Su dirección de correo electrónico",
  whoHint:
    "La ley pide ambas cosas. Quien escribió el comentario no se entera. Las usamos solo para este aviso y las borramos cuando ya no se puede recurrir.",
  goodFaith: "Creo de buena fe que lo que digo aquí es exacto y completo.",
  submit: "Enviar el aviso",
  nextHeading: "Qué pasa después",
  next: [
    "Le confirmamos por correo electrónico que su aviso ha llegado, con un enlace que muestra cómo está.",
    "Una persona lee el comentario y sus palabras, y decide.",
    "Recibirá la decisión por correo electrónico, y lo que puede hacer si no está de acuerdo.",
    "A quien envía muchos avisos manifiestamente infundados se le advierte, y después no se le escucha por un tiempo.",
  ],
  problems: {
    "/url": "Indique la dirección del comentario.",
    "/commentId": "Indique la dirección del comentario.",
    "/explanation": "Diga por qué lo considera ilícito, en 20 a 4000 caracteres.",
    "/legalReference": "Nombre la ley en 500 caracteres como máximo.",
    "/name": "Escriba su nombre, en 200 caracteres como máximo.",
    "/email": "Escriba su dirección de correo electrónico.",
    "/goodFaith": "Solo podemos aceptar el aviso con su declaración de buena fe.",
  },
  otherProblem: "Algo en el formulario no es válido.",
  gone: "Aquí no se ve ningún comentario así. Quizá ya se retiró o se borró, o la dirección no está completa.",
  suspended:
    "Por el momento no aceptamos avisos de esta dirección, porque varios anteriores eran manifiestamente infundados. Hemos escrito a la dirección hasta cuándo. Este aviso no se ha recibido.",
  receivedTitle: "Su aviso ha llegado",
  received: [
    "Hemos enviado un acuse de recibo a la dirección que indicó, con un enlace que muestra cómo está su aviso.",
    "Una persona lee el comentario y sus palabras, y decide. Recibirá la decisión por correo electrónico.",
  ],
  stateTitle: "Su aviso",
  aboutComment: "Ir al comentario",
  receivedAt: "Recibido el",
  decidedAt: "Resuelto el",
  states: {
    open: "Espera a que una persona lo lea. Usted no tiene que hacer nada.",
    removed: "El comentario se ha retirado. Ya no lo ve nadie.",
    kept: "El comentario se queda donde está. La persona que lo leyó no encontró motivo para retirarlo.",
    unfounded: "El comentario se queda donde está. La persona que leyó su aviso lo encontró manifiestamente infundado.",
    moot: "Ya no había nada que decidir: quien escribió el comentario lo ha borrado.",
    withdrawn: "Se retiró.",
  },
  automation: {
    none: "Decidió una persona. No se usaron medios automatizados.",
    detection:
      "Decidió una persona. También nuestras reglas automáticas habían llamado la atención sobre el comentario.",
    decision:
      "Nuestras reglas automáticas ya habían retirado el comentario. Una persona lo ha leído, y la retirada se mantiene.",
  },
  redressHeading: "Qué puede hacer",
  appeal:
    "Puede recurrir ante nosotros, sin coste, que el comentario se quede. Responde una persona que no tuvo parte en ello.",
  appealAction: "Recurrir la decisión",
  bodies: "Puede acudir a un órgano de resolución extrajudicial de litigios:",
  noBodies: "Puede acudir a cualquier órgano certificado de resolución extrajudicial de litigios.",
  courts: "También puede acudir a los tribunales.",
  keepLink:
    "Guarde la dirección de esta página: no dejó ninguna dirección de correo electrónico, así que es el único camino de vuelta.",
  withdrawHeading: "Retirarlo",
  withdrawHint: "Si se equivocó, o si otra persona usó su dirección. Esto no se puede deshacer.",
  withdraw: "Retirar el aviso",
  answeredMeanwhile: "Este aviso ya ha recibido respuesta, así que no se puede retirar.",
  invalidTitle: "Este enlace no es válido",
  invalid: "Quizá no se copió entero: ábralo directamente desde la carta o cópielo otra vez hasta el último carácter.",
};
