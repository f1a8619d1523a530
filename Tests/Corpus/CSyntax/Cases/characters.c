int a = 'a', b = '\n', c = '\377', d = '\x41', e = '\e', f = '\0', g = 'ab', h = '\'', i = '"';
int j = L'\u00e9', k = u'x', l = U'\U0001F600', m = 'abcd', n = '\xff\xff', o = L'é';
