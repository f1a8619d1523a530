# /* null */
#ifndef SHAPE5_H
# define SHAPE5_H
# ifndef INNER5
#  define INNER5
shape five inner
# endif
shape five
#endif
