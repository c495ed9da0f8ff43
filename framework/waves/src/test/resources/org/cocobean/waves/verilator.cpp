#include "Vtop.h"
#include "verilated.h"
#include "verilated_fst_c.h"
int main(int c,char**v){ VerilatedContext ctx; ctx.traceEverOn(true); Vtop t(&ctx); VerilatedFstC f; t.trace(&f,9); f.open("v.fst"); for(int i=0;i<40;i++){ t.clk=i&1; t.eval(); f.dump(i*5);} f.close(); }
