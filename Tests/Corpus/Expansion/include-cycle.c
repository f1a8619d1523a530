#include "inc/a.h"
A B
