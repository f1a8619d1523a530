/// The style of a page.
enum PageStyle {
  static let text = """
    :root{--bg:#fbfbf9;--fg:#1d2126;--soft:#565d66;--line:#d9dbd6;--panel:#fff;--good:#1a6b3c;--bad:#a8201a;--open:#7a5200;--goodbg:#e4f3e9;--badbg:#fbe7e5;--openbg:#fbf0d9;--kw:#6b2fa0;--str:#8a4b00;--com:#58646e;--num:#0b5c8a}
    @media (prefers-color-scheme:dark){:root{--bg:#15181c;--fg:#e6e8ea;--soft:#a6aeb7;--line:#363c44;--panel:#1c2026;--good:#7fd6a0;--bad:#ff9d95;--open:#f0c36a;--goodbg:#16301f;--badbg:#3a1b1a;--openbg:#352a12;--kw:#c9a5f2;--str:#e5b67f;--com:#9aa6b2;--num:#87c7ee}}
    *{box-sizing:border-box}
    html{background:var(--bg);color:var(--fg);font:16px/1.55 system-ui,sans-serif}
    body{margin:0 auto;max-width:76rem;padding:1.5rem 1rem 3rem;overflow-wrap:anywhere}
    code{font:.9em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
    header{border-left:6px solid var(--open);padding-left:1rem;margin-bottom:1.2rem}
    header.bad{border-color:var(--bad)}header.good{border-color:var(--good)}
    .kicker{margin:0;color:var(--soft)}
    h1{font-size:clamp(1.35rem,3.4vw,2rem);line-height:1.2;margin:.35rem 0 0}
    h2{font-size:1.25rem;margin:0 0 .6rem}h3{font-size:1.05rem;margin:1.4rem 0 .4rem}h4{font-size:1rem;margin:1rem 0 .3rem}
    section{margin:0 0 1.4rem;padding:1.1rem 1.2rem;background:var(--panel);border:1px solid var(--line);border-radius:10px;min-width:0}
    .pill,.tag{display:inline-block;padding:0 .55rem;border-radius:99px;font-size:.85rem;border:1px solid var(--line);color:var(--soft)}
    .pill.bad,.tag.bad,.tag.broken{color:var(--bad);background:var(--badbg)}.pill.good,.tag.good{color:var(--good);background:var(--goodbg)}.pill.open,.tag.run,.tag.depends,.tag.untestable{color:var(--open);background:var(--openbg)}
    .card{border-left:4px solid var(--open);padding:.1rem 0 .1rem .9rem;margin:.4rem 0 1rem}.card.bad{border-color:var(--bad)}.card.good{border-color:var(--good)}
    .subject{font-size:1.15rem;font-weight:650;margin:0}.hash{margin:.1rem 0 .3rem;color:var(--soft)}
    dl{margin:0}dt{color:var(--soft)}dd{margin:0}
    .facts{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem}.facts div{display:flex;gap:.45rem;flex-wrap:wrap}
    .points div{display:grid;grid-template-columns:9rem 1fr;gap:.2rem 1rem;padding:.35rem 0;border-top:1px solid var(--line)}
    .points dd{font-weight:500}
    .change{margin:.9rem 0 0}.change p{margin:0;padding:.25rem .7rem}
    .sign{display:inline-block;font-size:.8rem;font-weight:600;min-width:3.4rem}
    .del{background:var(--badbg);color:var(--bad)}.add{background:var(--goodbg);color:var(--good)}
    .scroll{overflow-x:auto;max-width:100%}.scroll:focus-visible{outline:2px solid var(--num);outline-offset:2px}
    .block{display:block;white-space:pre;min-width:max-content;padding:0 .6rem}.block.head{color:var(--soft)}
    .source{overflow-x:auto}.source .block{white-space:pre-wrap;min-width:0}
    .diff{border:1px solid var(--line);border-radius:6px}
    ul.rows{list-style:none;margin:.4rem 0;padding:0}ul.rows li{padding:.22rem 0;border-top:1px solid var(--line)}
    .detail,.legend,.step{color:var(--soft)}.legend{font-size:.9rem}.step,.detail{margin:.1rem 0}
    .lead{font-size:1.05rem}
    table{border-collapse:collapse;width:100%;overflow-wrap:normal}caption{text-align:left;color:var(--soft);padding:.2rem 0}
    th,td{text-align:left;vertical-align:top;padding:.15rem .6rem;border-bottom:1px solid var(--line)}thead th{color:var(--soft);font-size:.85rem}
    .code td,.code tbody th{border:0;padding:0 .5rem}.code td code{white-space:pre-wrap;overflow-wrap:anywhere}.code .values{min-width:7rem;width:26%}.code th{white-space:nowrap}.code tbody th{color:var(--soft);font-weight:400;text-align:right}
    .code .idle code{color:var(--soft)}.code .marked td,.code .marked th{background:var(--openbg);color:var(--fg)}.code .marked th{font-weight:700}
    .values{color:var(--num)}.gap td{color:var(--soft);font-size:.85rem}
    .keyword{color:var(--kw)}.comment{color:var(--com)}.string{color:var(--str)}.number{color:var(--num)}
    .differs td{background:var(--openbg);font-weight:600}
    .sides{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1rem}
    svg{display:block;font:12px system-ui,sans-serif}svg text{fill:var(--fg)}
    svg.timeline{min-width:760px;width:100%;height:auto}svg.graph{min-width:700px}
    .span{stroke-width:4}.span.good{stroke:var(--good)}.span.bad{stroke:var(--bad);stroke-width:8}.span.depends,.span.untestable{stroke:var(--open);stroke-dasharray:5 5}
    .mark{stroke:var(--panel);stroke-width:1.5}.mark.good{fill:var(--good)}.mark.bad{fill:var(--bad)}.mark.depends,.mark.untestable,.mark.outside{fill:var(--open)}
    .edge{fill:none;stroke:var(--soft);stroke-width:2}.edge.condensed{stroke-dasharray:3 4}.it{font-weight:700}
    details summary{cursor:pointer;color:var(--soft)}
    footer{color:var(--soft);font-size:.9rem}
    @media (max-width:56rem){.sides{grid-template-columns:minmax(0,1fr)}}
    @media (max-width:36rem){.points div{grid-template-columns:1fr}body{padding:1rem .6rem}section{padding:.9rem .8rem}}
    @media print{html{background:#fff;font-size:11pt}section{border:0;padding:0;break-inside:auto}.scroll{overflow:visible}.card,.change,tr{break-inside:avoid}}
    """
}
