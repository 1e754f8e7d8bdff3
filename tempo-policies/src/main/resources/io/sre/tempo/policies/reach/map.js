(() => {
  'use strict';
  const MOST_IN_MATRIX = 100;
  const ALL_PORTS = 65535;
  const byId = id => document.getElementById(id);
  const data = JSON.parse(byId('map').textContent);
  const groups = data.groups.map(group => ({...group, outside: group.pods.length === 0, out: [], in: []}));
  const groupsById = new Map(groups.map(group => [group.id, group]));
  const links = data.links.map(link => ({...link, from: groupsById.get(link.from), to: groupsById.get(link.to)}));
  links.forEach(link => {
    link.from.out.push(link);
    link.to.in.push(link);
  });
  const form = byId('filter');
  const view = byId('peers');
  const panel = byId('peer');
  const nobody = element('p', {className: 'none'}, 'No peer matches.');
  let filter = {};
  let opener = null;

  function element(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  function count(number, what) {
    return `${number} ${what}${number === 1 ? '' : 's'}`;
  }

  // --- what is asked for

  function address(text) {
    const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
    return parts ? parts.slice(1).reduce((sum, part) => sum * 256 + Number(part), 0) : -1;
  }

  function holds(range, wanted) {
    const [first, last = first] = range.split('-').map(address);
    return first >= 0 && first <= wanted && wanted <= last;
  }

  function words(group) {
    const pods = group.pods.flatMap(pod => [`${pod.namespace}/${pod.name}`, ...pod.controllers]);
    group.words = group.words || [group.name, ...pods, ...group.addresses].join('\n').toLowerCase();
    return group.words;
  }

  function matches(group) {
    return filter.terms.every(term => words(group).includes(term)
      || (address(term) >= 0 && group.addresses.some(range => holds(range, address(term)))));
  }

  function readPort(text) {
    const parts = /^(tcp|udp|sctp)?[\s\/:]*(\d+)[\s\/]*(tcp|udp|sctp)?$/i.exec(text.trim());
    const number = parts ? Number(parts[2]) : 0;
    const sound = number >= 1 && number <= ALL_PORTS && !(parts[1] && parts[3]);
    return sound ? {number, protocol: (parts[1] || parts[3] || '').toUpperCase()} : null;
  }

  function hasPort(ports) {
    return ports.some(range => range.from <= filter.port.number && filter.port.number <= range.to
      && (!filter.port.protocol || filter.port.protocol === range.protocol));
  }

  function readFilter() {
    const port = byId('port').value;
    filter = {
      terms: byId('text').value.toLowerCase().split(/[\s,]+/).filter(term => term),
      direction: byId('direction').value,
      port: readPort(port),
      inside: byId('inside').checked,
      doubt: byId('doubt').checked,
    };
    byId('port').setAttribute('aria-invalid', String(port.trim() !== '' && !filter.port));
    filter.narrow = Boolean(filter.port) || filter.doubt;
    groups.forEach(group => { group.match = matches(group) && !(filter.inside && group.outside); });
  }

  /** Whether a link is wanted, whoever is at its ends. */
  function passes(link) {
    return !(filter.inside && (link.from.outside || link.to.outside))
      && !(filter.doubt && link.unknown.length === 0)
      && !(filter.port && !hasPort(link.allowed) && !hasPort(link.unknown));
  }

  function outgoing(group) {
    return filter.direction === 'in' ? [] : group.out.filter(passes);
  }

  function incoming(group) {
    return filter.direction === 'out' ? [] : group.in.filter(passes);
  }

  function isShown(link) {
    return passes(link)
      && ((filter.direction !== 'in' && link.from.match) || (filter.direction !== 'out' && link.to.match));
  }

  // --- ports in words

  function isAll(ports) {
    return ports.length === 3 && ports.every(isWhole);
  }

  function isWhole(range) {
    return range.from === 1 && range.to === ALL_PORTS;
  }

  function rangeText(range) {
    return range.from === range.to ? String(range.from) : `${range.from}-${range.to}`;
  }

  function protocolText(protocol, ranges) {
    return isWhole(ranges[0]) ? `all ${protocol}` : `${protocol} ${ranges.map(rangeText).join(', ')}`;
  }

  function portText(ports) {
    if (isAll(ports)) {
      return 'All connections';
    }
    const protocols = [...new Set(ports.map(each => each.protocol))];
    return protocols
      .map(protocol => protocolText(protocol, ports.filter(each => each.protocol === protocol)))
      .join('; ');
  }

  function portParts(link) {
    const parts = [];
    if (link.allowed.length > 0) {
      parts.push(element('span', {className: isAll(link.allowed) ? 'all' : ''}, portText(link.allowed)));
    }
    if (link.unknown.length > 0) {
      const title = 'The manifests do not tell whether this is open';
      parts.push(element('span', {className: 'unknown', title}, `unknown: ${portText(link.unknown)}`));
    }
    return parts.flatMap((part, index) => index ? [' ', part] : [part]);
  }

  /** One word for a cell of the matrix; a plus says that there is more. */
  function short(link) {
    const ports = link.allowed.length > 0 ? link.allowed : link.unknown;
    const first = ports[0];
    const mark = link.unknown.length > 0 ? '?' : '';
    if (isAll(ports)) {
      return `all${mark}`;
    }
    const more = ports.length > 1 || (first.from < first.to && !isWhole(first)) ? '+' : '';
    const protocol = first.protocol === 'TCP' ? '' : ` ${first.protocol}`;
    return (isWhole(first) ? first.protocol : first.from + protocol) + more + mark;
  }

  // --- the list

  function nameParts(group) {
    const slash = group.name.indexOf('/');
    const plain = group.outside || group.name.includes(', ') || slash < 0;
    return plain ? [group.name]
      : [element('span', {className: 'namespace'}, group.name.slice(0, slash + 1)), group.name.slice(slash + 1)];
  }

  function side(title, shown, other) {
    const rows = shown.map(link => element('tr', {},
      element('td', {}, peerButton(link[other])),
      element('td', {className: 'ports'}, ...portParts(link))));
    return element('div', {}, element('h3', {}, title),
      rows.length > 0 ? element('table', {}, element('tbody', {}, ...rows))
        : element('p', {className: 'none'}, 'nobody'));
  }

  function peerButton(group) {
    return element('button', {type: 'button', className: 'link', onclick: () => show(group)}, group.name);
  }

  function members(group) {
    const names = group.outside ? group.addresses : group.pods.map(pod => `${pod.namespace}/${pod.name}`);
    const what = group.outside ? 'Addresses' : 'Pods';
    return names.length > 1 ? [element('p', {className: 'members'}, `${what}: ${names.join(', ')}`)] : [];
  }

  /** What made the pods, if it is one kind of thing, and how many there are. */
  function size(group) {
    const kinds = new Set(group.pods.map(pod => pod.controllers.slice(-1).join().split('/')[0]));
    const kind = kinds.size === 1 ? [...kinds].join() : '';
    const many = group.pods.length > 1;
    const templates = kind && group.pods.every(pod => pod.controllers[0] === `${kind}/${pod.name}`);
    if (many && templates) {
      return count(group.pods.length, kind);
    }
    return [kind, many ? count(group.pods.length, 'pod') : ''].filter(text => text).join(', ');
  }

  function body(group) {
    const sides = [];
    if (filter.direction !== 'in') {
      sides.push(side('Reaches', outgoing(group), 'to'));
    }
    if (filter.direction !== 'out') {
      sides.push(side('Is reached by', incoming(group), 'from'));
    }
    return element('div', {className: 'body'}, ...members(group), element('div', {className: 'sides'}, ...sides));
  }

  function fill(group) {
    const old = group.row.querySelector('.body');
    if (old) {
      old.remove();
    }
    if (group.row.open) {
      group.row.append(body(group));
    }
  }

  function makeRow(group) {
    group.outCount = element('span', {className: 'count'});
    group.inCount = element('span', {className: 'count'});
    group.row = element('details', {id: group.id},
      element('summary', {},
        element('span', {className: 'name'}, ...nameParts(group),
          element('span', {className: 'size'}, size(group))),
        group.outCount, group.inCount));
    group.row.addEventListener('toggle', () => fill(group));
  }

  function list() {
    if (!groups.every(group => group.row)) {
      groups.forEach(makeRow);
    }
    const rows = [...groups.map(group => group.row), nobody];
    const shown = groups.filter(group => {
      const out = outgoing(group);
      const inward = incoming(group);
      group.outCount.textContent = `reaches ${out.length}`;
      group.inCount.textContent = `reached by ${inward.length}`;
      group.outCount.hidden = filter.direction === 'in';
      group.inCount.hidden = filter.direction === 'out';
      group.row.hidden = !group.match || (filter.narrow && out.length + inward.length === 0);
      if (!group.row.hidden) {
        fill(group);
      }
      return !group.row.hidden;
    });
    nobody.hidden = shown.length > 0;
    if (view.lastElementChild !== nobody) {
      view.replaceChildren(...rows);
    }
    return shown;
  }

  // --- the matrix

  function cell(from, to, link) {
    if (!link) {
      return element('td', {});
    }
    const kind = link.unknown.length > 0 ? 'unknown' : isAll(link.allowed) ? 'all' : 'some';
    const ports = portParts(link).map(part => part.textContent || part).join('');
    return element('td', {className: kind, title: `${from.name} \u2192 ${to.name}: ${ports}`,
      onclick: () => select(from)}, short(link));
  }

  function heading(group, scope) {
    const button = element('button', {type: 'button', className: 'link', title: group.name,
      onclick: () => select(group)}, group.name);
    return element('th', {scope}, button);
  }

  function matrix(shownLinks) {
    const ends = new Set(shownLinks.flatMap(link => [link.from, link.to]));
    const filtered = filter.narrow || filter.terms.length > 0 || filter.direction !== 'any';
    const shown = groups.filter(group => ends.has(group) || (group.match && !filtered));
    if (shown.length > MOST_IN_MATRIX) {
      view.replaceChildren(element('p', {className: 'none'},
        `${shown.length} peers are too many for a matrix; narrow the filter, or take the list.`));
      return shown;
    }
    const cells = new Map(shownLinks.map(link => [`${link.from.id} ${link.to.id}`, link]));
    const head = element('tr', {}, element('td', {}, 'rows reach columns'),
      ...shown.map(group => heading(group, 'col')));
    const rows = shown.map(from => element('tr', {}, heading(from, 'row'),
      ...shown.map(to => cell(from, to, cells.get(`${from.id} ${to.id}`)))));
    view.replaceChildren(element('div', {className: 'scroll', tabIndex: 0},
      element('table', {className: 'matrix'}, element('thead', {}, head), element('tbody', {}, ...rows))));
    return shown;
  }

  function select(group) {
    const close = element('button', {type: 'button', className: 'close', onclick: deselect}, 'Close');
    opener = panel.contains(document.activeElement) ? opener : document.activeElement;
    panel.replaceChildren(close, element('h2', {}, group.name), body(group));
    panel.hidden = false;
    panel.focus({preventScroll: true});
  }

  function deselect() {
    panel.hidden = true;
    if (opener) {
      opener.focus();
    }
  }

  // --- all together

  function show(group) {
    if (byId('view').value === 'matrix') {
      select(group);
      return;
    }
    if (group.row.hidden) {
      form.reset();
      render();
    }
    group.row.open = true;
    group.row.querySelector('summary').focus();
    group.row.scrollIntoView({block: 'center'});
  }

  function status(shown, shownLinks) {
    const all = shown.length === groups.length && shownLinks.length === links.length;
    const peers = all ? count(groups.length, 'group') : `${shown.length} of ${count(groups.length, 'group')}`;
    const open = all ? count(links.length, 'connection') : `${shownLinks.length} of ${count(links.length, 'connection')}`;
    const wrong = byId('port').getAttribute('aria-invalid') === 'true' ? '; that is no port, so it is not looked at' : '';
    byId('status').textContent = `${peers}, ${open}${wrong}`;
  }

  function render() {
    readFilter();
    const shownLinks = links.filter(isShown);
    const isMatrix = byId('view').value === 'matrix';
    byId('unfold').hidden = isMatrix;
    panel.hidden = true;
    document.body.classList.toggle('wide', isMatrix);
    document.body.classList.toggle('narrow', shownLinks.length < links.length || filter.terms.length > 0);
    status(isMatrix ? matrix(shownLinks) : list(), shownLinks);
  }

  function openAll() {
    groups.forEach(group => { group.row.open = !group.row.hidden; fill(group); });
  }

  form.addEventListener('input', render);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(render));
  byId('unfold').addEventListener('click', openAll);
  addEventListener('beforeprint', () => {
    if (byId('view').value === 'list') {
      openAll();
    }
  });
  panel.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      deselect();
    }
  });
  byId('doubt').parentElement.hidden = links.every(link => link.unknown.length === 0);
  form.hidden = false;
  render();
  if (groups.length <= 6) {
    openAll();
  }
})();
