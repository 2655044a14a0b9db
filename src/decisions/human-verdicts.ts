/**
 * SQL after `from <subjects> s`, where `s` has `comment_id` and `revision`: what people have said of these judged texts
 * until now. `v.agreed` is true when the last word of a person was removal, when an appeal against a removal was
 * upheld, or when a person answered the case of a text that the policy had removed by removal; false when that word was
 * publication or restoration; null when nobody has looked.
 *
 * Each text is looked up by the index on (comment_id, created_at, id) and its kin: the cost follows the number of
 * subjects, not of decisions.
 */
export const JOIN_HUMAN_VERDICTS = `
  cross join lateral (
    select
      (array_agg(h.kind = 'remove' order by h.created_at desc, h.id desc)
        filter (where h.basis = 'person' and h.kind in ('publish', 'restore', 'remove')))[1] as last_word,
      coalesce(bool_or(h.kind = 'remove'), false) as removed,
      coalesce(bool_or(h.kind = 'restore'), false) as restored
    from decisions h
    where h.comment_id = s.comment_id and h.revision = s.revision
  ) w
  cross join lateral (
    select coalesce(bool_or(a.status = 'upheld'), false) as upheld,
      coalesce(bool_or(a.status = 'overturned'), false) as overturned
    from appeals a
    join decisions r on r.id = a.decision_id
    where a.comment_id = s.comment_id and r.revision = s.revision
  ) a
  cross join lateral (
    select coalesce(bool_or(k.outcome = 'remove'), false) as confirmed
    from cases k
    where k.comment_id = s.comment_id and k.revision = s.revision
  ) k
  cross join lateral (
    select coalesce(w.last_word, case when a.upheld or k.confirmed then true end) as agreed
  ) v`;
