#include "inc/open.def"
	x = 1;
#include "inc/close.def"
