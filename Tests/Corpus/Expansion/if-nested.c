#if 1
# if 0
#  if 1
a
#  else
b
#  endif
c
# elif 1
d
#  ifdef X
e
#  elif 1
f
#  endif
# else
g
# endif
#else
# if 1
h
# endif
#endif
i
