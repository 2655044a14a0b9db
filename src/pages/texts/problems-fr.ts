import type { ProblemTexts } from "../problem-texts.ts";

export const PROBLEMS_FR: ProblemTexts = {
  title: "Problèmes",
  heading: "Ce qui peut mal se passer avec une demande",
  intro:
    "Chaque erreur de l’API est un document de problème (RFC 9457). Son `code` est l’un de ceux-ci, et son `type` mène à une page qui en dit plus.",
  code: "Code",
  status: "Statut",
  all: "Tous les problèmes",
  developers: "Pour les développeurs",
  kinds: {
    malformed_json: {
      title: "Le corps n’est pas du JSON",
      explanation: "Le corps n’a pas pu être lu comme du JSON en UTF-8. Envoyez une valeur JSON.",
    },
    sign_in_required: {
      title: "Connectez-vous d’abord",
      explanation:
        "L’appel demande une session ou une clé d’API ; aucune n’a été envoyée, ou elle n’est plus valable. Connectez-vous à nouveau ou renouvelez la session.",
    },
    forbidden: {
      title: "Interdit",
      explanation: "La personne connectée n’en a pas le droit, ou la demande venait d’un autre site que sa session.",
    },
    own_comment: {
      title: "C’est votre propre commentaire",
      explanation: "Personne ne signale son propre commentaire. Modifiez-le ou supprimez-le plutôt.",
    },
    conflict_of_interest: {
      title: "Vous avez part à cette affaire",
      explanation:
        "Qui a écrit ou signalé un commentaire ne tranche pas son cas, et qui l’a déjà tranché ne tranche pas le recours. Une autre personne de la modération doit le faire.",
    },
    author_suspended: {
      title: "Ce compte est suspendu",
      explanation:
        "Le compte ne peut pas commenter tant que la suspension dure. Les motifs ont été envoyés à son début.",
    },
    author_banned: {
      title: "Ce compte est exclu",
      explanation:
        "Le compte ne peut plus commenter. Les motifs ont été envoyés, et avec eux le moyen de les contester.",
    },
    not_found: {
      title: "Il n’y a rien ici",
      explanation:
        "L’adresse est fausse, la chose a été retirée, ou la personne qui demande ne doit pas la voir. L’en-tête `Allow`, s’il y en a un, énumère les méthodes que connaît cette adresse.",
    },
    appeal_link_invalid: {
      title: "Ce lien de recours n’est pas valable",
      explanation: "Le lien est incomplet, inconnu ou retiré. Copiez-le en entier depuis la lettre qui l’apportait.",
    },
    revision_conflict: {
      title: "Le texte a changé",
      explanation:
        "Le commentaire a une version plus récente que celle qui est nommée. Relisez-le et tranchez sur le nouveau texte.",
    },
    version_conflict: {
      title: "Ceci a changé entre-temps",
      explanation: "Quelqu’un d’autre l’a modifié depuis la lecture. Relisez-le.",
    },
    case_claimed: {
      title: "Quelqu’un d’autre s’en occupe",
      explanation:
        "Une autre personne de la modération l’a pris. Il se libère quand elle tranche, le rend ou laisse passer le délai.",
    },
    claim_lost: {
      title: "La prise en charge est perdue",
      explanation: "Elle a expiré ou a été rendue avant que la décision arrive. Prenez le cas à nouveau.",
    },
    invalid_state: {
      title: "Impossible dans cet état",
      explanation:
        "Ce qui a été demandé ne s’applique pas à l’état de la chose, par exemple parce qu’elle est déjà tranchée.",
    },
    appeal_open: {
      title: "Un recours est ouvert",
      explanation:
        "La décision est contestée. Tranchez le recours ou, comme auteur, supprimez avec `waiveAppeal=true`.",
    },
    duplicate_comment: {
      title: "Vous l’avez déjà dit",
      explanation: "Le même auteur a envoyé le même texte sous le même article il y a quelques minutes.",
    },
    idempotency_key_reused: {
      title: "Cette clé d’idempotence a servi à autre chose",
      explanation: "Une clé vaut pour une demande. Prenez-en une nouvelle pour un nouveau corps.",
    },
    thread_closed: { title: "Les commentaires sont fermés", explanation: "L’article ne prend plus de commentaires." },
    edit_window_closed: {
      title: "Il est trop tard pour modifier",
      explanation: "Un commentaire peut être modifié pendant quelques minutes. Il peut encore être supprimé.",
    },
    appeal_window_closed: {
      title: "Il est trop tard pour un recours",
      explanation:
        "Une décision peut être contestée pendant 184 jours après que son auteur en a été informé. Le lien montre encore la décision.",
    },
    body_too_large: {
      title: "Le corps est trop grand",
      explanation: "Un corps en JSON peut avoir 128 Ko, un formulaire 64 Ko.",
    },
    unsupported_media_type: {
      title: "Ce type de contenu n’est pas compris",
      explanation: "Envoyez du JSON comme `application/json`, en UTF-8 et sans compression.",
    },
    invalid_request: {
      title: "La demande n’est pas valable",
      explanation:
        "Un ou plusieurs champs sont faux. `errors` nomme chacun par un pointeur JSON et une phrase et, s’il s’agit d’un mot d’un texte, par ce mot.",
    },
    rate_limited: { title: "Trop de demandes", explanation: "Attendez autant de secondes que le dit `Retry-After`." },
    unavailable: {
      title: "Indisponible pour l’instant",
      explanation:
        "Quelque chose qu’il faut pour cela est hors d’atteinte. Rien n’a été modifié ; réessayez après `Retry-After` secondes.",
    },
    internal: {
      title: "Quelque chose s’est mal passé ici",
      explanation: "C’est une erreur du serveur. Elle est consignée sous le numéro de la demande.",
    },
  },
};
