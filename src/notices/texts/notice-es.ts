import { plural } from "../../shared/plural.ts";
import type { NoticeTexts } from "../texts.ts";

export const NOTICE_ES: NoticeTexts = {
  receivedSubject: "Hemos recibido su aviso",
  receivedTitle: "Su aviso ha llegado",
  received: (at) => `El ${at} recibimos su aviso sobre un comentario que usted considera ilícito.`,
  receivedNext:
    "Una persona lee el comentario y sus palabras, y decide. Recibirá la decisión por correo electrónico. El enlace de abajo muestra cómo está el asunto; quien lo tenga puede verlo y retirar el aviso.",
  notYours: "¿No dio usted este aviso? Entonces alguien usó su dirección: retírelo con el enlace.",
  stateAction: "Ver cómo está",
  comment: "Comentario",
  decidedSubject: "La decisión sobre su aviso",
  decidedTitle: "Se ha decidido sobre su aviso",
  outcomes: {
    removed: "El comentario se ha retirado. Ya no lo ve nadie.",
    kept: "El comentario se queda donde está. La persona que lo leyó no encontró motivo para retirarlo.",
  },
  moot: "Ya no había nada que decidir: quien lo escribió ha borrado el comentario. Ya no lo ve nadie.",
  decidedAt: "Resuelto el",
  automationHeading: "Quién decidió",
  automation: {
    none: "Una persona leyó el comentario y su aviso, y decidió. No se usaron medios automatizados.",
    detection:
      "Una persona leyó el comentario y su aviso, y decidió. También nuestras reglas automáticas habían llamado la atención sobre el comentario.",
    decision:
      "Nuestras reglas automáticas ya habían retirado el comentario. Una persona lo leyó junto con su aviso, y la retirada se mantiene.",
  },
  redressHeading: "Qué puede hacer",
  appeal:
    "Puede recurrir ante nosotros, sin coste, que el comentario se quede. Responde una persona que no tuvo parte en la decisión. El enlace de abajo lleva allí; vale 184 días desde esta carta.",
  appealAction: "Recurrir la decisión",
  bodies: "Puede acudir a un órgano de resolución extrajudicial de litigios:",
  noBodies: "Puede acudir a cualquier órgano certificado de resolución extrajudicial de litigios.",
  courts: "También puede acudir a los tribunales.",
  warnedSubject: "Una advertencia sobre sus avisos",
  warnedTitle: "Por favor, mire dos veces antes de avisar",
  warned: (count, days) =>
    plural("es", count, {
      one: `En los últimos ${days} días, un aviso de esta dirección fue manifiestamente infundado: una persona lo leyó y vio enseguida que no tenía fundamento.`,
      other: `En los últimos ${days} días, # avisos de esta dirección fueron manifiestamente infundados: una persona leyó cada uno y vio enseguida que no tenía fundamento.`,
    }),
  warnedNext: (limit, days) =>
    `Si llega otro más y con él son ${limit} o más, no aceptaremos avisos de esta dirección durante ${days} días. Los avisos que solo son erróneos no cuentan. Si alguien usa su dirección, retire sus avisos con los enlaces de los acuses de recibo.`,
  suspendedSubject: "No aceptamos avisos suyos por un tiempo",
  suspendedTitle: "Los avisos de esta dirección quedan suspendidos",
  suspended: (count, days) =>
    plural("es", count, {
      one: `Después de nuestra advertencia, otro aviso de esta dirección fue manifiestamente infundado, en ${days} días.`,
      other: `Después de nuestra advertencia, otro aviso de esta dirección fue manifiestamente infundado. Fueron # en ${days} días.`,
    }),
  suspendedNext: (end) =>
    `Hasta el ${end} no aceptamos avisos de esta dirección. Después termina por sí solo. Lo que afecta a la seguridad de un menor se nos puede comunicar en todo momento sin dirección.`,
  liftedSubject: "Volvemos a aceptar sus avisos",
  liftedTitle: "Se aceptan de nuevo los avisos de esta dirección",
  lifted: "Hemos terminado la suspensión de esta dirección antes de tiempo. Desde ahora puede volver a dar aviso.",
  liftedNext: "Lo que envió mientras duraba no se recibió: si todavía importa, díganoslo otra vez, por favor.",
  footer: "Recibe esta carta porque se dio un aviso con esta dirección. Se envía automáticamente.",
};
