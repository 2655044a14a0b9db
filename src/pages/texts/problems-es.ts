import type { ProblemTexts } from "../problem-texts.ts";

export const PROBLEMS_ES: ProblemTexts = {
  title: "Problemas",
  heading: "Lo que puede fallar con una petición",
  intro:
    "Cada error de la API es un documento de problema (RFC 9457). Su `code` es uno de estos, y su `type` lleva a una página que dice más.",
  code: "Código",
  status: "Estado",
  all: "Todos los problemas",
  developers: "Para desarrolladores",
  kinds: {
    malformed_json: {
      title: "El cuerpo no es JSON",
      explanation: "El cuerpo no se pudo leer como JSON en UTF-8. Envíe un valor JSON.",
    },
    sign_in_required: {
      title: "Primero inicie sesión",
      explanation:
        "La llamada necesita una sesión o una clave de API, y no se envió ninguna o ya no vale. Vuelva a iniciar sesión o renuévela.",
    },
    forbidden: {
      title: "No permitido",
      explanation: "Quien ha iniciado sesión no puede hacer esto, o la petición vino de otro sitio que su sesión.",
    },
    own_comment: {
      title: "Es su propio comentario",
      explanation: "Nadie denuncia su propio comentario. Edítelo o bórrelo.",
    },
    conflict_of_interest: {
      title: "Usted tiene parte en este asunto",
      explanation:
        "Quien escribió o denunció un comentario no decide su caso, y quien ya lo decidió no decide el recurso. Tiene que hacerlo otra persona de la moderación.",
    },
    author_suspended: {
      title: "Esta cuenta está suspendida",
      explanation: "La cuenta no puede comentar hasta que acabe la suspensión. Los motivos se enviaron cuando empezó.",
    },
    author_banned: {
      title: "Esta cuenta está expulsada",
      explanation: "La cuenta no puede comentar. Los motivos se enviaron, y con ellos la manera de recurrirlos.",
    },
    not_found: {
      title: "Aquí no hay nada",
      explanation:
        "La dirección es incorrecta, se retiró, o quien pregunta no debe verlo. La cabecera `Allow`, cuando la hay, enumera los métodos que conoce esta dirección.",
    },
    appeal_link_invalid: {
      title: "Este enlace de recurso no es válido",
      explanation: "El enlace está incompleto, es desconocido o se retiró. Cópielo entero de la carta que lo traía.",
    },
    revision_conflict: {
      title: "El texto ha cambiado",
      explanation:
        "El comentario tiene una versión más nueva que la nombrada. Léalo otra vez y decida sobre el texto nuevo.",
    },
    version_conflict: {
      title: "Esto ha cambiado mientras tanto",
      explanation: "Otra persona lo cambió desde que se leyó. Léalo otra vez.",
    },
    case_claimed: {
      title: "Otra persona lo tiene",
      explanation:
        "Otra persona de la moderación lo ha tomado. Queda libre cuando decida, lo devuelva o se acabe el plazo.",
    },
    claim_lost: {
      title: "La asignación se ha perdido",
      explanation: "Caducó o se devolvió antes de que llegara la decisión. Tome el caso otra vez.",
    },
    invalid_state: {
      title: "No en este estado",
      explanation: "Lo que se pidió no vale en el estado en que está, por ejemplo porque ya se decidió.",
    },
    appeal_open: {
      title: "Hay un recurso abierto",
      explanation: "La decisión está recurrida. Decida el recurso o, como autor, borre con `waiveAppeal=true`.",
    },
    duplicate_comment: {
      title: "Eso ya lo ha dicho",
      explanation: "El mismo autor envió el mismo texto al mismo artículo hace unos minutos.",
    },
    idempotency_key_reused: {
      title: "Esta clave de idempotencia se usó para otra cosa",
      explanation: "Una clave vale para una petición. Tome una nueva para un cuerpo nuevo.",
    },
    thread_closed: { title: "Los comentarios están cerrados", explanation: "El artículo ya no admite comentarios." },
    edit_window_closed: {
      title: "Es tarde para editar",
      explanation: "Un comentario se puede editar durante unos minutos. Todavía se puede borrar.",
    },
    appeal_window_closed: {
      title: "Es tarde para recurrir",
      explanation:
        "Una decisión se puede recurrir durante 184 días desde que se comunicó a su autor. El enlace sigue mostrando la decisión.",
    },
    body_too_large: {
      title: "El cuerpo es demasiado grande",
      explanation: "Un cuerpo de JSON puede tener 128 kB, un formulario 64 kB.",
    },
    unsupported_media_type: {
      title: "Este tipo de contenido no se entiende",
      explanation: "Envíe JSON como `application/json`, en UTF-8 y sin comprimir.",
    },
    invalid_request: {
      title: "La petición no es válida",
      explanation:
        "Uno o más campos son incorrectos. `errors` nombra cada uno con un puntero JSON y una frase y, cuando se trata de una palabra de un texto, la palabra.",
    },
    rate_limited: { title: "Demasiadas peticiones", explanation: "Espere tantos segundos como dice `Retry-After`." },
    unavailable: {
      title: "No disponible ahora mismo",
      explanation:
        "Algo que hace falta para esto no responde. No se ha cambiado nada; inténtelo otra vez pasados `Retry-After` segundos.",
    },
    internal: {
      title: "Algo ha fallado aquí",
      explanation: "Es un error del servidor. Quedó registrado con el número de la petición.",
    },
  },
};
