/** Top-level labels that people write in words: the generic ones in common use and the countries' (ISO 3166-1). */
export const TOP_LEVEL: ReadonlySet<string> = new Set(
  `com net org edu gov mil int info biz name pro mobi app dev io ai co me tv cc ws fm xyz online site tech store blog
  cloud email live news page social space website world club email mail company agency studio design digital global
  media network group team work works life shop art link top vip win one today zone eu asia cat jobs tel travel coop
  museum aero post africa berlin london paris nyc tokyo wien bayern hamburg koeln swiss scot wales cymru amsterdam
  ac ad ae af ag al am ao ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cd cf cg ch ci
  ck cl cm cn cr cu cv cw cy cz de dj dk dm do dz ec ee eg er es et fi fj fk fo fr ga gb gd ge gf gg gh gi gl gm gn gp
  gq gr gt gu gw gy hk hn hr ht hu id ie il im in iq ir is it je jm jo jp ke kg kh ki km kn kr kw ky kz la lb lc li lk
  lr ls lt lu lv ly ma mc md mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz
  om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv
  sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ye yt za zm zw`.split(
    /\s+/,
  ),
);
