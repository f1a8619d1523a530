// types: 4
struc\
t spliced_inner { char a; int b; };
struct around_spliced { char a; struct spliced_inner b; };
enu\
m spliced_enum { SPLICED_A = 3, SPLICED_B };
struct sized_by_spliced { char a[SPLICED_B]; enum spliced_enum b; };
