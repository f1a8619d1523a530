/// The templates of a page, as they are compiled in: Mustache, without a place that is not escaped.
enum PageTemplate {
  static let parts: [String: String] = [
    "page": page, "blocks": blocks, "whys": whys, "drawings": drawings, "card": card, "span": span,
    "style": PageStyle.text,
  ]

  private static let span =
    "{{#isCode}}<code>{{words}}</code>{{/isCode}}{{^isCode}}{{words}}{{/isCode}}"

  private static let page = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <title>{{headline}}</title>
    <style>
    {{> style}}
    </style>
    </head>
    <body>
    <header class="{{tone}}">
    <p class="kicker"><span class="pill {{tone}}">{{toneWord}}</span> firstbad report on {{name}}</p>
    <h1>{{headline}}</h1>
    </header>
    <main>
    {{#answer}}
    <section class="answer" aria-label="The answer">
    {{#cards}}{{> card}}{{/cards}}
    <dl class="points">
    {{#points}}<div><dt>{{point}}</dt><dd>{{#told}}{{> span}}{{/told}}</dd></div>
    {{/points}}
    </dl>
    {{#deciding}}
    <div class="change"><p>The condition that decides, in <code>{{place}}</code></p>
    <p class="del"><span class="sign">before</span> <code>{{was}}</code></p>
    <p class="add"><span class="sign">after</span> <code>{{is}}</code></p></div>
    {{/deciding}}
    </section>
    {{/answer}}
    {{#matrix}}
    <section><h2>Verdicts</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Verdicts by branch or tag and by scenario"><table>
    <thead><tr><th scope="col">Branch or tag</th>{{#columns}}<th scope="col">{{.}}</th>{{/columns}}</tr></thead>
    <tbody>{{#refs}}<tr><th scope="row">{{ref}}</th>{{#verdicts}}<td><span class="tag {{cellVerdict}}">{{cellVerdict}}</span> <span class="detail">{{cellDetail}}</span></td>{{/verdicts}}</tr>
    {{/refs}}</tbody></table></div>
    </section>
    {{/matrix}}
    {{#timeline}}
    <section><h2>Through time</h2>
    <p>{{summary}} {{byTime}}</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Verdicts through time, drawn">
    <svg class="timeline" viewBox="0 0 960 130" role="img" aria-labelledby="tl-title tl-desc">
    <title id="tl-title">Verdicts through time</title><desc id="tl-desc">{{summary}}</desc>
    {{#spans}}<line class="span {{verdict}}" x1="{{span}}" y1="40" x2="{{end}}" y2="40"/>{{/spans}}
    {{#marks}}<path class="mark {{verdict}}" d="{{shape}}"><title>{{tip}}</title></path>{{#labels}}<text x="{{lx}}" y="{{ly}}" text-anchor="middle">{{name}}</text>{{/labels}}{{/marks}}
    </svg></div>
    <p class="legend">circle: good · square: bad · diamond: depends or untestable</p>
    <details><summary>The same as a table</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="Verdicts through time, as a table"><table>
    <thead><tr><th scope="col">Point</th><th scope="col">Commit</th><th scope="col">Date</th><th scope="col">Verdict</th></tr></thead>
    <tbody>{{#points}}<tr><th scope="row">{{pointName}}</th><td><code>{{pointCommit}}</code></td><td>{{pointDate}}</td><td>{{pointVerdict}}</td></tr>
    {{/points}}</tbody></table></div>{{#morePoints}}<p>{{.}}</p>{{/morePoints}}</details>
    </section>
    {{/timeline}}
    {{#causes}}
    <section><h2>{{causeTitle}} <code>{{causeCommit}}</code></h2>
    {{#blocks}}{{> blocks}}{{/blocks}}
    {{#whys}}{{> whys}}{{/whys}}
    </section>
    {{/causes}}
    {{#cures}}
    <section><h2>{{causeTitle}} <code>{{causeCommit}}</code></h2>
    {{#blocks}}{{> blocks}}{{/blocks}}
    {{#whys}}{{> whys}}{{/whys}}
    </section>
    {{/cures}}
    {{#hasGraphs}}<section><h2>In the history</h2>
    {{#graphs}}{{> drawings}}{{/graphs}}
    </section>{{/hasGraphs}}
    {{#hasWhere}}<section><h2>Where it is</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Where it is"><table>
    <thead><tr><th scope="col">Branches or tags</th><th scope="col">First with it</th><th scope="col">First without it again</th><th scope="col">Judged</th></tr></thead>
    <tbody>{{#where}}<tr><th scope="row"><code>{{pattern}}</code></th><td>{{with}}</td><td>{{without}}</td><td>{{judged}}</td></tr>
    {{/where}}</tbody></table></div></section>{{/hasWhere}}
    {{#parts}}
    <section><h2>{{heading}}</h2>
    {{#blocks}}{{> blocks}}{{/blocks}}
    </section>
    {{/parts}}
    </main>
    <footer><p>Written by firstbad, which runs the C source of commits and builds nothing. This page needs no network and no script.</p></footer>
    </body>
    </html>

    """

  private static let card = """
    <div class="card {{cardTone}}"><p class="subject">{{subject}}</p><p class="hash"><code>{{id}}</code></p>
    <dl class="facts">{{#facts}}<div><dt>{{label}}</dt><dd>{{value}}</dd></div>{{/facts}}</dl></div>
    """

  private static let blocks = """
    {{#paragraph}}<p>{{.}}</p>{{/paragraph}}{{#card}}{{> card}}{{/card}}{{#change}}<div class="change"><p class="del"><span class="sign">before</span> <code>{{was}}</code></p><p class="add"><span class="sign">after</span> <code>{{is}}</code></p></div>{{/change}}{{#rows}}<div class="scroll" tabindex="0" role="group" aria-label="{{heading}}{{causeTitle}}, rows"><ul class="rows">{{#items}}<li>{{#hasMark}}<span class="tag {{mark}}">{{mark}}</span> {{/hasMark}}{{#isCode}}<code>{{head}}</code>{{/isCode}}{{^isCode}}<b>{{head}}</b>{{/isCode}} <span class="detail">{{detail}}</span></li>
    {{/items}}</ul></div>{{/rows}}{{#entries}}<dl class="facts"><div><dt>{{term}}</dt><dd>{{about}}</dd></div></dl>{{/entries}}{{^paragraph}}<div class="source">{{#source}}<code class="block">{{.}}</code>{{/source}}</div>{{/paragraph}}
    """

  private static let whys = """
    <div class="why"><h3>Against its parent <code>{{parent}}</code>: {{cause}}</h3>
    <p class="lead">{{#sentence}}{{> span}}{{/sentence}}</p>
    {{#hasSides}}<div class="sides">
    {{#sides}}<div class="side"><h4>{{sideTitle}}</h4><p class="step">{{step}}</p><p class="detail">{{stack}}</p>
    {{#excerpts}}<div class="scroll" tabindex="0" role="region" aria-label="{{sideTitle}}: {{excerptFunction}}"><table class="code"><caption><code>{{excerptFunction}}</code> in {{excerptFile}}</caption>
    <thead><tr><th scope="col">Line</th><th scope="col">Source</th><th scope="col">Values</th></tr></thead><tbody>
    {{#lines}}{{#jumps}}<tr class="gap"><td colspan="3">lines left out</td></tr>{{/jumps}}<tr class="{{#isMarked}}marked {{/isMarked}}{{#isRun}}ran{{/isRun}}{{^isRun}}idle{{/isRun}}"><th scope="row">{{#isMarked}}<span class="sign">here</span> {{/isMarked}}{{number}}</th><td><code>{{#tokens}}<span class="{{tokenKind}}">{{token}}</span>{{/tokens}}</code></td><td class="values"><code>{{values}}</code></td></tr>
    {{/lines}}</tbody></table></div>{{#cutLines}}<p>{{.}}</p>{{/cutLines}}
    {{/excerpts}}</div>
    {{/sides}}</div>{{/hasSides}}
    {{#hunkSets}}<h4>The smallest part of the commit that does it</h4><p>{{setSummary}}</p>{{#setNotes}}<p>{{.}}</p>{{/setNotes}}
    {{#hunks}}<p><code>{{hunkFile}}</code></p><div class="scroll diff" tabindex="0" role="region" aria-label="A hunk of {{hunkFile}}"><code class="block head">{{hunkHeader}}</code>{{#diff}}<code class="block {{diffClass}}">{{diffLine}}</code>{{/diff}}</div>{{#cutDiff}}<p>{{.}}</p>{{/cutDiff}}{{/hunks}}{{#cutHunks}}<p>{{.}}</p>{{/cutHunks}}{{/hunkSets}}
    {{#tables}}<h4>The condition for every combination</h4><div class="scroll" tabindex="0" role="region" aria-label="Truth table"><table class="truth"><caption>before: <code>{{tableBefore}}</code><br>after: <code>{{tableAfter}}</code></caption>
    <thead><tr>{{#operands}}<th scope="col"><code>{{.}}</code></th>{{/operands}}<th scope="col">before</th><th scope="col">after</th><th scope="col">remark</th></tr></thead>
    <tbody>{{#combinations}}<tr class="{{#differs}}differs{{/differs}}">{{#cells}}<td>{{.}}</td>{{/cells}}<td>{{rowBefore}}</td><td>{{rowAfter}}</td><td>{{#differs}}differs {{/differs}}{{#isState}}this state{{/isState}}</td></tr>{{/combinations}}</tbody></table></div>{{/tables}}
    {{#hasSites}}<h4>Other places that make the same errno</h4><ul class="rows">{{#sites}}<li><code>{{siteFunction}}</code> <span class="detail">{{sitePlace}} <code>{{siteCondition}}</code></span></li>{{/sites}}</ul>{{/hasSites}}
    {{#remarks}}<p>{{.}}</p>{{/remarks}}</div>
    """

  private static let drawings = """
    <div class="scroll" tabindex="0" role="region" aria-label="Commits around {{graphOf}}"><svg class="graph" width="960" height="{{height}}" viewBox="0 0 960 {{height}}" role="img"><title>Commits around {{graphOf}}</title><desc>The newest commit is on top; lines lead to parents. A circle is good, a square bad, a diamond anything else.</desc>
    {{#edges}}<path class="edge{{#isCondensed}} condensed{{/isCondensed}}" d="{{path}}"/>{{/edges}}
    {{#nodes}}<path class="mark {{verdict}}" d="{{shape}}"/><text x="{{tx}}" y="{{ty}}"{{#isIt}} class="it"{{/isIt}}>{{hash}} {{state}} {{line}}</text>{{/nodes}}
    </svg></div>{{#leftOut}}<p>{{.}}</p>{{/leftOut}}
    """
}
