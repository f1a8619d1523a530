#ifndef DEFS_H
#define DEFS_H
#define width(n) ((n) * unit)
#define unit 4
#define depth unit
enum mode { MODE_A_, MODE_B };
#define MODE_A MODE_A_
#endif
