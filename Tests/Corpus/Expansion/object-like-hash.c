#define H # a ## b
#define J #x
#define K %: x
#define L(x) #x # x x##x
H J K L(q)
#define define #define y 1
define
y
# define y 2
y
