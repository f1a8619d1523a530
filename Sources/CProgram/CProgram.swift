// CProgram
