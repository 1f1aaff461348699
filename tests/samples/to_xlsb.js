// Saves a workbook as .xlsb with SheetJS: node to_xlsb.js IN.xlsx OUT.xlsb
const XLSX = require("xlsx");
const [, , source, target] = process.argv;
XLSX.writeFile(XLSX.readFile(source, { cellNF: true, cellStyles: true }), target, { bookType: "xlsb", compression: true });
